// One tick: claims every mail that is due before the next tick, each at its time, and publishes it.
import type { Publish } from '../../platform/publish.ts'
import { MAX_MAILS_AT_ONCE, type MailDue, mailDue } from '../events.ts'
import type { Claimed } from './claiming.ts'
import type { Leases } from './leases.ts'
import { noStep, type Step } from './steps.ts'
import type { SendingStore } from './store.ts'
import type { Upkeep } from './upkeep.ts'

/** Milliseconds that one tick looks ahead and lasts at most; the next comes after a minute. */
export const TICK_MS = 55_000
const PAGE = 200
const AT_ONCE = 20
/** What one person's turn may take without a claim: more than marking the largest campaign as cancelled. */
const MOST_UPKEEP = 400

export interface PacingDeps {
  store: SendingStore
  claim: (ownerId: string) => Promise<Claimed>
  upkeep: Upkeep
  leases: Leases
  publish: Publish
  now: () => number
  /** Resolves when the clock shows this. */
  waitUntil: (time: number) => Promise<void>
  /** Called once a tick with the seconds for which the longest-waiting mails have been due. */
  tellOverdue?: (seconds: number) => void
  step?: Step
}

export interface PaceReport {
  freed: number
  claimed: number
}

interface Due {
  ownerId: string
  at: number
}

export function createPacing(deps: PacingDeps) {
  const { store, now, step = noStep } = deps

  /** Throws, after everything else was done, when something failed for somebody. It may run twice at once. */
  return async function tick(): Promise<PaceReport> {
    const until = now() + TICK_MS
    const { freed, failures: notFreed } = await deps.leases.freeExpired()
    const report: PaceReport = { freed, claimed: 0 }
    let isFirst = true
    const failures = new Map<string, unknown>()

    for (let isWhole = false; !isWhole && now() < until; ) {
      const limit = PAGE + failures.size
      const due = await store.due(until, limit)
      if (isFirst) deps.tellOverdue?.(overdue(due, now()))
      isFirst = false
      const agenda = due.filter(({ ownerId }) => !failures.has(ownerId))
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, agenda.length) }, () => work(agenda)))
      // Whoever is due only now is due because of another program, which ticks, too.
      isWhole = due.length < limit
    }
    if (failures.size + notFreed.size > 0)
      throw new AggregateError(
        [...failures.values(), ...notFreed.values()],
        `The mails of ${failures.size} people could not be claimed, and ${notFreed.size} mails not looked up`,
      )
    return report

    async function work(agenda: Due[]): Promise<void> {
      for (let next = takeEarliest(agenda); next; next = takeEarliest(agenda)) {
        const { ownerId, at } = next
        try {
          if (at > now()) await deps.waitUntil(at)
          const dueAt = await turn(ownerId)
          if (dueAt !== null && dueAt <= until && now() < until) agenda.push({ ownerId, at: dueAt })
        } catch (error) {
          failures.set(ownerId, error)
        }
      }
    }

    /** One claim, and what has to be done before it. Returns when there is more to do. */
    async function turn(ownerId: string): Promise<number | null> {
      for (let count = 0; count < MOST_UPKEEP; count++) {
        await step('pace: before claim')
        const { mails, upkeep, dueAt } = await deps.claim(ownerId)
        await step('pace: claimed')
        if (!upkeep) {
          report.claimed += mails.length
          await Promise.all(
            inParts(mails).map(async (part) => {
              await deps.publish(mailDue, { ownerId, mails: part })
              await step('pace: published')
            }),
          )
          return dueAt
        }
        await deps.upkeep.step(upkeep)
        await step('pace: upkeep')
      }
      return null
    }
  }
}

/** Seconds. Who is due only later in this minute is not late. */
const overdue = (due: readonly Due[], time: number) => Math.max(0, ...due.map(({ at }) => (time - at) / 1000))

function takeEarliest(agenda: Due[]): Due | undefined {
  let first = 0
  for (let index = 1; index < agenda.length; index++) if (agenda[index]!.at < agenda[first]!.at) first = index
  return agenda.splice(first, 1)[0]
}

/** One event for each part. */
const inParts = (mails: MailDue['mails']): MailDue['mails'][] =>
  Array.from({ length: Math.ceil(mails.length / MAX_MAILS_AT_ONCE) }, (_, part) =>
    mails.slice(part * MAX_MAILS_AT_ONCE, (part + 1) * MAX_MAILS_AT_ONCE),
  )
