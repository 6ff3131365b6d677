/**
 * Lets those who ask the same in one moment share an answer. The work begins after all of them have asked, so nobody gets
 * what was true before. `keyOf` says what is the same.
 */
export function readTogether<Args extends unknown[], Result>(
  read: (...args: Args) => Promise<Result>,
  keyOf: (...args: Args) => string,
): (...args: Args) => Promise<Result> {
  const asked = new Map<string, Promise<Result>>()
  return (...args) => {
    const key = keyOf(...args)
    const known = asked.get(key)
    if (known !== undefined) return known
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      asked.delete(key)
      return read(...args)
    })
    asked.set(key, answer)
    return answer
  }
}
