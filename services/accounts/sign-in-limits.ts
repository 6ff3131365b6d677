import { canonicalEmail } from './email.ts'
import type { Limit } from './throttle.ts'

const MINUTE_MS = 60_000

/**
 * How often one may try. The strict count is of one person from one address, so that a stranger who guesses
 * does not keep the owner out; the counts of a person over all addresses, and of an address over all
 * persons, are wide and stop guessing on a large scale.
 */
export const limitsFor = {
  signIn(email: string, address: string) {
    const person = canonicalEmail(email)
    return {
      personHere: { key: `sign-in:${person}@${address}`, free: 5, longestWait: 15 * MINUTE_MS },
      person: { key: `sign-in-person:${person}`, free: 50, longestWait: MINUTE_MS },
      address: { key: `sign-in-address:${address}`, free: 100, longestWait: 15 * MINUTE_MS },
    } satisfies Record<string, Limit>
  },

  registration(address: string): Limit[] {
    return [{ key: `register:${address}`, free: 60, longestWait: 15 * MINUTE_MS }]
  },

  passwordChange(accountId: string): Limit {
    return { key: `password:${accountId}`, free: 5, longestWait: 15 * MINUTE_MS }
  },
}
