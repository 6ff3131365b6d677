// Buyers who want the same thing wait in one lane and are served together, so that a hundred of them need a few
// transactions and none of them waits for a lock. Buyers who want different things do not wait for each other.
import { AppError } from '../../platform/errors.ts'
import { hasStatus, STATUS } from '../../platform/grpc-status.ts'

/** Orders that one transaction decides. */
export const MOST_TOGETHER = 50
/** Beyond this the wait would be longer than anybody's patience. */
export const MOST_WAITING = 2000
const RETRY_SECONDS = 2
/** Transactions of one instance at the same time. */
const MOST_RUNNING = 32
/** With these the database is too busy for everybody, so nobody alone is to blame. */
const BUSY = [STATUS.UNAVAILABLE, STATUS.ABORTED, STATUS.DEADLINE_EXCEEDED, STATUS.RESOURCE_EXHAUSTED]

export interface LanesDeps<Item, Result> {
  /** What the item contends for. */
  keysOf(item: Item): readonly string[]
  /** Decides items in the order of their arrival; the results have the same order. It may fail as a whole. */
  decide(items: readonly Item[]): Promise<readonly Result[]>
  mostTogether?: number
  mostWaiting?: number
}

interface Waiting<Item, Result> {
  item: Item
  keys: readonly string[]
  resolve(result: Result): void
  reject(error: unknown): void
}

export function createLanes<Item, Result>(deps: LanesDeps<Item, Result>) {
  const { keysOf, decide, mostTogether = MOST_TOGETHER, mostWaiting = MOST_WAITING } = deps
  let waiting: Waiting<Item, Result>[] = []
  /** What the batches under way contend for. */
  const taken = new Set<string>()
  let running = 0
  let isServing = false

  /** Starts as many batches as contend for different things. Nobody overtakes somebody who wants the same. */
  function serve(): void {
    isServing = false
    while (running < MOST_RUNNING && waiting.length > 0) {
      const [batch, rest] = nextBatch(waiting, taken, mostTogether)
      if (batch.length === 0) return
      waiting = rest
      void run(batch)
    }
  }

  /** Those who come in the same moment go together. */
  function serveSoon(): void {
    if (isServing) return
    isServing = true
    setImmediate(serve)
  }

  async function run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    const keys = new Set(batch.flatMap((each) => each.keys))
    for (const key of keys) taken.add(key)
    running += 1
    await settle(batch)
    running -= 1
    for (const key of keys) taken.delete(key)
    serveSoon()
  }

  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await decide(batch.map(({ item }) => item))
      for (const [at, { resolve }] of batch.entries()) resolve(results[at]!)
    } catch (error) {
      // One that cannot be decided must not take the others with it.
      if (batch.length > 1 && !hasStatus(error, ...BUSY)) for (const each of batch) await settle([each])
      else for (const { reject } of batch) reject(error)
    }
  }

  return {
    /** Throws AppError `temporary` when too many are waiting. */
    async enter(item: Item): Promise<Result> {
      if (waiting.length >= mostWaiting)
        throw new AppError('temporary', 'So many are buying right now. Please try again in a moment.', {
          reason: 'too-many-waiting',
          retryAfter: RETRY_SECONDS,
        })
      return new Promise((resolve, reject) => {
        waiting.push({ item, keys: keysOf(item), resolve, reject })
        serveSoon()
      })
    },
  }
}

/** The first that is not blocked, and who wants any of the same; the rest keep their order. */
function nextBatch<Item extends { keys: readonly string[] }>(
  queue: readonly Item[],
  blocked: ReadonlySet<string>,
  most: number,
): [batch: Item[], rest: Item[]] {
  const [batch, rest]: [Item[], Item[]] = [[], []]
  const [own, passed] = [new Set<string>(), new Set(blocked)]
  for (const each of queue) {
    const joins = batch.length === 0 || each.keys.some((key) => own.has(key))
    if (joins && batch.length < most && !each.keys.some((key) => passed.has(key))) {
      batch.push(each)
      for (const key of each.keys) own.add(key)
    } else {
      rest.push(each)
      for (const key of each.keys) passed.add(key)
    }
  }
  return [batch, rest]
}
