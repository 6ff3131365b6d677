// Whether something that is made on demand is to be made now.
import Type, { type Static } from 'typebox'
import { Time } from './documents.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts'

/** Making one takes seconds, and starting an instance of the function a few more. */
export const LEASE_MS = 30 * SECOND_MS
/** How long an image that was made counts as being there without looking. */
export const MADE_MS = MINUTE_MS
/** How long one that cannot be made is not tried again. */
export const FAILED_MS = HOUR_MS
/** Something kills the function whenever it makes this image. */
export const MAX_ATTEMPTS = 3

/** The fields of a claim, besides what is to be made. */
export const makingFields = {
  ownerId: Type.String(),
  state: Type.Enum(['making', 'made', 'failed']),
  /** How often somebody set out to make it without an end. */
  attempts: Type.Integer(),
  /** How long the state counts: the end of the lease, of the trust in the object, or of not trying again. */
  until: Time,
  /** When the database may remove it, where it may. */
  expiresAt: Time,
}
const Making = Type.Object({ ...makingFields })
export type MakingState = Static<typeof Making>

/** `claim`: make it. `wait`: somebody is making it. `there`: it was just made. `give-up`: nobody ever got it done. */
export type Verdict = 'claim' | 'wait' | 'there' | 'refuse' | 'give-up'

/** What is to be done about an image that is not stored. */
export function judge(
  making: Pick<MakingState, 'state' | 'until' | 'attempts'> | null,
  now: number,
): Verdict {
  if (!making) return 'claim'
  if (now < making.until) return ({ making: 'wait', made: 'there', failed: 'refuse' } as const)[making.state]
  return making.state === 'making' && making.attempts >= MAX_ATTEMPTS ? 'give-up' : 'claim'
}
