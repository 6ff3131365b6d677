/**
 * Lets work run one after another. What needs much memory waits here, so that several such files never meet. Everybody
 * who waits gets a turn before anybody gets a second, so that one person's many files do not hold up another's one.
 */
export function takingTurns() {
  /** What waits, by owner. */
  const waiting = new Map<string, (() => Promise<void>)[]>()
  /** The number of each owner's last turn, while anybody waits. */
  const turns = new Map<string, number>()
  let isBusy = false

  async function run(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let turn = 1; waiting.size > 0; turn++) {
      const owner = nextOwner()
      const [work, ...others] = waiting.get(owner) ?? []
      if (others.length > 0) waiting.set(owner, others)
      else waiting.delete(owner)
      turns.set(owner, turn)
      await work?.()
    }
    turns.clear()
    isBusy = false
  }

  /** Whose last turn was longest ago; of those who had none, who came first. */
  const nextOwner = () =>
    [...waiting.keys()].reduce((a, b) => ((turns.get(b) ?? 0) < (turns.get(a) ?? 0) ? b : a))

  return <Result>(owner: string, work: () => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      const turn = () => work().then(resolve, reject)
      waiting.set(owner, [...(waiting.get(owner) ?? []), turn])
      void run()
    })
}
