// The pace repeats itself: after a day or a week, log, gap and turns are what they were before. What repeats is skipped
// by whole cycles, so that a forecast costs the same for a hundred mails as for ten thousand.
import { DAY_MS } from '../../platform/durations.ts'
import { inWindows, limitsOf } from './limits.ts'
import type { RunningCampaign, Sender } from './record.ts'
import { offsetAt } from './time-zone.ts'
import { startOf } from './windows.ts'

const WEEK_MS = 7 * DAY_MS
/** After so many mails, a later state is the one to compare with. It doubles, so that a cycle of any length is found. */
const FIRST_PATIENCE = 128
/**
 * Windows are longer than an hour and a day, so that they may drift against the hours for months without a cycle. After
 * so many mails, eight weeks are taken for one, although some mails may go before or after their end.
 */
const LAST_PATIENCE = 512
const LONG_MS = 8 * WEEK_MS
type Ahead = Pick<Sender, 'allowed' | 'lowered' | 'log' | 'gapUntil' | 'running'>
type Waiting = [id: string, campaign: RunningCampaign][]

/** What decides about the mails after a time, relative to it. */
interface State {
  time: number
  mails: number
  log: number[]
  /** Campaigns that have something left, in the order of their turns. */
  turns: string
  left: Record<string, number>
}

/**
 * Returns what is called after each mail that is played forward, at its time. It skips what it can, by changing `ahead`,
 * and returns the time after that.
 */
export function createSkipping(ahead: Ahead) {
  let earlier: State | null = null
  let patience = FIRST_PATIENCE
  let mails = 0
  const starts = Math.max(...Object.values(ahead.running).map(({ schedule }) => startOf(schedule)))
  let previous = Number.NEGATIVE_INFINITY
  // Where mails go without a longer pause than the gap, every so many of them are compared.
  const { perHour, perDay } = limitsOf(ahead)
  const every = Math.max(perHour, perDay)

  return function skip(time: number): number {
    const isAfterPause = time - previous > ahead.gapUntil - time
    previous = time
    mails++
    if (!isAfterPause && mails % every !== 0) return time
    if (time < starts) return time
    const waiting: Waiting = Object.entries(ahead.running).filter(([, { left }]) => left > 0)
    if (waiting.some(([, { notBefore }]) => notBefore > time)) return time
    const present = stateOf(ahead, waiting, { time, mails })
    if (!earlier || !isSameSet(earlier, present)) {
      earlier = present
      return time
    }
    const cycle = cycleOf(earlier, present, waiting, patience > LAST_PATIENCE)
    if (cycle !== null) {
      const sent = waiting.map(([id, { left }]) => (earlier?.left[id] ?? left) - left)
      const count = countOf(waiting, sent)
      if (count > 0 && count < Number.POSITIVE_INFINITY) {
        const by = lengthOf(waiting, time, count * cycle)
        waiting.forEach(([, campaign], index) => {
          campaign.left -= count * sent[index]!
        })
        move(ahead, by)
        earlier = null
        previous = time + by
        return previous
      }
    }
    if (mails - earlier.mails >= patience && patience <= LAST_PATIENCE) {
      earlier = present
      patience *= 2
    }
    return time
  }
}

function stateOf(ahead: Ahead, waiting: Waiting, { time, mails }: Pick<State, 'time' | 'mails'>): State {
  return {
    ...{ time, mails },
    log: inWindows(ahead.log, limitsOf(ahead), time).map(({ at }) => time - at),
    turns: waiting
      .toSorted(([, a], [, b]) => a.claimedAt - b.claimedAt)
      .map(([id]) => id)
      .join(' '),
    left: Object.fromEntries(waiting.map(([id, { left }]) => [id, left])),
  }
}

const isSameSet = (a: State, b: State) =>
  Object.keys(a.left).length === Object.keys(b.left).length && Object.keys(a.left).every((id) => id in b.left)

/** Milliseconds; null when there is none. */
function cycleOf(a: State, b: State, waiting: Waiting, takesLong: boolean): number | null {
  const length = b.time - a.time
  const isInPhase = !waiting.some(hasHours) || length % WEEK_MS === 0
  if (isInPhase && a.turns === b.turns && isEqual(a.log, b.log)) return length
  return takesLong && length >= LONG_MS ? LONG_MS : null
}

const hasHours = ([, { schedule }]: Waiting[number]) =>
  schedule.hours !== null || schedule.weekdays.length < 7

const isEqual = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((each, index) => each === b[index])

/** How many cycles can be skipped so that no campaign is over within them, and some mails remain to be played forward. */
const countOf = (waiting: Waiting, sent: readonly number[]) =>
  Math.floor(
    Math.min(
      ...waiting.map(([, { left }], index) =>
        sent[index] ? (left - 1) / sent[index] : Number.POSITIVE_INFINITY,
      ),
    ),
  )

/** Where hours count, a clock that is changed meanwhile shows the same at the end. */
function lengthOf(waiting: Waiting, time: number, by: number): number {
  const zone = waiting.find(hasHours)?.[1].schedule.timeZone
  return zone === undefined ? by : by + offsetAt(zone, time) - offsetAt(zone, time + by)
}

function move(ahead: Ahead, by: number): void {
  for (const each of ahead.log) each.at += by
  for (const campaign of Object.values(ahead.running)) campaign.claimedAt += by
  ahead.gapUntil += by
}
