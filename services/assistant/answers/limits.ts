// How many answers of models a shop, and a network of guests, may have in a day. Beyond them the shop's own words
// answer, which cost nothing.
import { createHash } from 'node:crypto'

/** As `services/ai/quotas.ts` counts them. */
export interface DailyAnswers {
  /** Throws AppError `too-many` when there is no place. */
  reserve(key: string, limit: number): Promise<Reservation>
}

export interface Reservation {
  /** Counts the answer. */
  keep(): Promise<void>
  release(): Promise<void>
}

/** A day. Guests of one network share theirs, so that nobody uses up a shop's from outside. */
export const SHOP_ANSWERS = 2000
export const GUEST_ANSWERS = 60

export interface Customer {
  shopOwnerId: string
  accountId: string | null
  network: string
}

/** Throws AppError `too-many`, after which nothing is reserved. */
export async function reserveAnswer(
  answers: DailyAnswers,
  { shopOwnerId, accountId, network }: Customer,
): Promise<Reservation> {
  const guest = createHash('sha256').update(network).digest('hex')
  const places = await Promise.allSettled([
    answers.reserve(`assistant shop ${shopOwnerId}`, SHOP_ANSWERS),
    ...(accountId === null ? [answers.reserve(`assistant guest ${guest}`, GUEST_ANSWERS)] : []),
  ])
  const reserved = places.flatMap((place) => (place.status === 'fulfilled' ? [place.value] : []))
  const refused = places.find((place) => place.status === 'rejected')
  if (refused) {
    await Promise.all(reserved.map((place) => place.release()))
    throw refused.reason
  }
  return {
    keep: async () => void (await Promise.all(reserved.map((place) => place.keep()))),
    release: async () => void (await Promise.all(reserved.map((place) => place.release()))),
  }
}
