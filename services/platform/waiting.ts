// Something that waits for an event to be handled: published again ever less often, then left to a person.

/** A part of the record of whatever waits. */
export interface Waiting {
  /** How often the sweep has published again, and since when it waits. */
  sweeps: number
  waitingSince: string
}

/** Doubling from ten minutes: the last of them after about a day. */
export const MAX_SWEEPS = 8

export const startWaiting = (time: string): Waiting => ({ sweeps: 0, waitingSince: time })

export const waitOn = ({ sweeps }: Waiting, time: string): Waiting => ({
  sweeps: sweeps + 1,
  waitingSince: time,
})

/** Whether publishing again has not helped: only a person can. */
export const isGivenUp = ({ sweeps }: Waiting) => sweeps >= MAX_SWEEPS

/** `first` milliseconds after it began to wait, doubled with every sweep. In milliseconds since the epoch, counted from `since`. */
export const nextLook = (
  { sweeps, waitingSince }: Waiting,
  first: number,
  since = Date.parse(waitingSince),
) => since + first * 2 ** sweeps
