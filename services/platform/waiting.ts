// Work that waits for an event to be handled: the event is published again at growing intervals, then left to a person.
import Type, { type Static } from 'typebox'
import { isoTime } from './times.ts'

/** The fields that a waiting record has. */
export const waitingFields = {
  /** How often the sweep has published again, and since when it waits. */
  sweeps: Type.Number(),
  waitingSince: Type.String(),
}
const Waiting = Type.Object(waitingFields)
export type Waiting = Static<typeof Waiting>

/** The intervals double from ten minutes, so the last of these sweeps is after about a day. */
export const MAX_SWEEPS = 8

export const startWaiting = (time: string): Waiting => ({ sweeps: 0, waitingSince: time })

export const waitOn = ({ sweeps }: Waiting, time: string): Waiting => ({
  sweeps: sweeps + 1,
  waitingSince: time,
})

/** Whether publishing again has not helped, so that only a person can. */
export const isGivenUp = ({ sweeps }: Waiting) => sweeps >= MAX_SWEEPS

/**
 * `first` milliseconds after it began to wait, doubled with every sweep. The result is in milliseconds since the epoch,
 * counted from `since`.
 */
export const nextLook = (
  { sweeps, waitingSince }: Waiting,
  first: number,
  since = Date.parse(waitingSince),
) => since + first * 2 ** sweeps

interface Asked extends Waiting {
  /** How often it was asked. */
  revision: number
  needsAttention: boolean
}

/** Completes a record that waits for one event at a time: whoever asks again begins the waiting anew. */
export function waitingFor<Facts extends Asked>(
  facts: Facts,
  { before, isWaiting, first, now }: WaitingChange,
): Facts & { sweepAt: string | null } {
  const isNew = isWaiting && before?.revision !== facts.revision
  const settled = isNew ? { ...facts, ...startWaiting(now), needsAttention: false } : facts
  const waits = isWaiting && !settled.needsAttention && !isGivenUp(settled)
  return { ...settled, sweepAt: waits ? isoTime(nextLook(settled, first)) : null }
}

export interface WaitingChange {
  before: Pick<Asked, 'revision'> | null
  isWaiting: boolean
  /** Milliseconds until the first sweep. */
  first: number
  now: string
}
