import type { Clock } from '../clock.ts'
import type { DatabaseDescription } from '../description.ts'
import type { Bill } from './billing.ts'
import { parseFieldPath } from './field-path.ts'
import { EXPIRY_SWEEP, HISTORY, RECOVERABLE } from './limits.ts'
import type { Names } from './names.ts'
import { fieldCondition } from './query/condition.ts'
import type { Query } from './query/query.ts'
import type { Runner } from './query/run.ts'
import type { History } from './state/history.ts'
import type { Time } from './state/time.ts'
import type { Commits } from './transactions/commits.ts'
import { timestamp } from './value.ts'
import { parseWrite } from './writes/parse.ts'

export interface UpkeepDeps {
  description: DatabaseDescription
  clock: Clock
  names: Names
  runner: Runner
  history: History
  time: Time
  commits: Commits
  bill: Bill
}

/** Documents and old states that are deleted in one step; requests are answered between steps. */
const EXPIRED_AT_ONCE = 500
const STATES_AT_ONCE = 2000
/**
 * Milliseconds after the start. What expired while nothing ran goes soon, but not while everything else is starting.
 */
const FIRST_SWEEP = 5_000

/** The work that time brings: documents expire by their time-to-live field, and old states are deleted. */
export function createUpkeep(deps: UpkeepDeps) {
  const { description, clock, names, runner, history, time, commits, bill } = deps
  const kept = description.hasPointInTimeRecovery ? RECOVERABLE : HISTORY
  const expiring = description.fields.filter((field) => field.ttl)
  let closed = false
  let cancel = clock.after(FIRST_SWEEP, sweep)

  function expiredQuery(collection: string, field: string): Query {
    const path = parseFieldPath(field)
    // Only timestamps expire: `<=` compares a timestamp with values of its own type.
    const due = fieldCondition(path, 'LESS_THAN_OR_EQUAL', timestamp(time.read()))
    return {
      scope: { kind: 'group', group: collection, ancestor: '', direct: false },
      disjuncts: [[due]],
      orders: [{ path, descending: false }],
      nameDescending: false,
      start: null,
      end: null,
      offset: 0,
      limit: EXPIRED_AT_ONCE,
      select: null,
    }
  }

  async function expire(collection: string, field: string) {
    while (!closed) {
      const expired = runner.run(expiredQuery(collection, field))
      // A document that changed meanwhile may have a new expiry; the next sweep looks at it again.
      await Promise.allSettled(
        expired.map(async (document) => {
          const write = parseWrite(names, { delete: names.full(document.path) })
          await commits.commit([{ ...write, require: { updateTime: document.updated } }], null)
          bill('TTL', { deletes: 1 })
        }),
      )
      if (expired.length < EXPIRED_AT_ONCE) return
    }
  }

  function forget() {
    try {
      if (!closed && history.purge(time.read() - kept * 1000, STATES_AT_ONCE)) setImmediate(forget)
    } catch (error) {
      // The disk may be full; the next sweep tries again.
      console.error('firestore: forgetting old states failed', error)
    }
  }

  function sweep() {
    cancel = clock.after(EXPIRY_SWEEP, sweep)
    forget()
    for (const { collection, field } of expiring) {
      expire(collection, field).catch((error: unknown) => console.error('firestore: expiry failed', error))
    }
  }

  return {
    close() {
      closed = true
      cancel()
    },
  }
}
