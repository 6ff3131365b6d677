// Limits are computed from the log of attempts: how many a window holds, and when it has room again.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import type { LoggedAttempt, Sender } from './record.ts'
import { DEFAULT_LIMITS, type SendingLimits } from './schemas.ts'

/**
 * A mail begins at most this long after its claim, in milliseconds. The windows are longer by it, so that the limits
 * hold for the mails, however soon the last and however late the first of them begins.
 */
export const TRANSMIT_WITHIN_MS = 2 * MINUTE_MS

const HOUR_WINDOW_MS = HOUR_MS + TRANSMIT_WITHIN_MS
const DAY_WINDOW_MS = DAY_MS + TRANSMIT_WITHIN_MS
/** Longer than any window, so that a clock that was a day ahead for a while has not emptied the log. */
const LOG_KEPT_MS = 2 * DAY_MS + TRANSMIT_WITHIN_MS

type Limited = Pick<Sender, 'allowed' | 'lowered'>

export const allowedOf = ({ allowed }: Pick<Sender, 'allowed'>): SendingLimits => allowed ?? DEFAULT_LIMITS

/** What an administrator allows, as far as the person did not lower it. */
export function limitsOf(sender: Limited): SendingLimits {
  const allowed = allowedOf(sender)
  const { perHour, perDay } = sender.lowered
  return {
    perHour: Math.min(allowed.perHour, perHour ?? allowed.perHour),
    perDay: Math.min(allowed.perDay, perDay ?? allowed.perDay),
    gapSeconds: allowed.gapSeconds,
  }
}

export interface Room {
  /** The earliest time at which both windows have room for one more; milliseconds since the epoch. */
  at: number
  /** Which of the two has room last. */
  limit: 'hour' | 'day'
}

/** `log` rises by time. Attempts of the future, after a clock that went back, count like those of the past. */
export function roomIn(log: readonly LoggedAttempt[], { perHour, perDay }: SendingLimits): Room {
  const hour = endOf(log[log.length - perHour], HOUR_WINDOW_MS)
  const day = endOf(log[log.length - perDay], DAY_WINDOW_MS)
  return day > hour ? { at: day, limit: 'day' } : { at: hour, limit: 'hour' }
}

const endOf = (attempt: LoggedAttempt | undefined, window: number) =>
  attempt ? attempt.at + window : Number.NEGATIVE_INFINITY

/** The attempts that either window may still hold at this time. */
export function inWindows(
  log: readonly LoggedAttempt[],
  { perHour, perDay }: SendingLimits,
  time: number,
): LoggedAttempt[] {
  return log.slice(-Math.max(perHour, perDay)).filter(({ at }) => at > time - DAY_WINDOW_MS)
}

/** How many may be claimed at once. */
export const slotsAt = (log: readonly LoggedAttempt[], limits: SendingLimits, time: number): number =>
  Math.max(
    0,
    Math.min(
      limits.perHour - countSince(log, time - HOUR_WINDOW_MS),
      limits.perDay - countSince(log, time - DAY_WINDOW_MS),
    ),
  )

/** What counts in the last hour and in the last day. */
export const countsAt = (log: readonly LoggedAttempt[], time: number) => ({
  inHour: countSince(log, time - HOUR_WINDOW_MS),
  inDay: countSince(log, time - DAY_WINDOW_MS),
})

function countSince(log: readonly LoggedAttempt[], time: number): number {
  let count = 0
  for (let index = log.length - 1; index >= 0 && log[index]!.at > time; index--) count++
  return count
}

/** The log with more attempts, without those that no window reaches. */
export const logged = (
  log: readonly LoggedAttempt[],
  attempts: readonly LoggedAttempt[],
  now: number,
): LoggedAttempt[] =>
  [...log.filter(({ at }) => at > now - LOG_KEPT_MS), ...attempts].sort((a, b) => a.at - b.at)

/** The log without attempts that certainly did not reach the mail server. */
export const released = (log: readonly LoggedAttempt[], ids: readonly string[]): LoggedAttempt[] =>
  log.filter(({ id }) => !ids.includes(id))
