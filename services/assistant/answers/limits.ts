// How many answers of models a shop may have in a day, and in it an account or a network of guests. Beyond them the
// shop's own words answer, which cost nothing.
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

/**
 * A day. Guests of one network share theirs over all shops, and an account has its own in each, so that nobody uses up a
 * shop's alone.
 */
export const SHOP_ANSWERS = 2000
export const GUEST_ANSWERS = 60
export const ACCOUNT_ANSWERS = 120

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
  const places = await Promise.allSettled([
    answers.reserve(`assistant shop ${shopOwnerId}`, SHOP_ANSWERS),
    accountId === null
      ? answers.reserve(`assistant guest ${hashOf(network)}`, GUEST_ANSWERS)
      : answers.reserve(`assistant account ${accountId} ${shopOwnerId}`, ACCOUNT_ANSWERS),
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

const hashOf = (network: string) => createHash('sha256').update(network).digest('hex')
