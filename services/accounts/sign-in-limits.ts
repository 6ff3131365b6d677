import { MINUTE_MS } from '../platform/durations.ts'
import { visitorNetwork } from '../platform/network.ts'
import { canonicalEmail } from './email.ts'
import type { Limit } from './throttle.ts'

/**
 * How often one may try. The strict count is of one person from one address, so that a stranger who guesses
 * does not keep the owner out; the counts of a person over all addresses, and of an address over all
 * persons, are wide and stop guessing on a large scale.
 */
export const limitsFor = {
  signIn(email: string, client: string) {
    const person = canonicalEmail(email)
    const address = visitorNetwork(client)
    return {
      personHere: { key: `sign-in:${person}@${address}`, free: 5, longestWait: 15 * MINUTE_MS },
      person: { key: `sign-in-person:${person}`, free: 50, longestWait: MINUTE_MS },
      address: { key: `sign-in-address:${address}`, free: 100, longestWait: 15 * MINUTE_MS },
    } satisfies Record<string, Limit>
  },

  registration(client: string): Limit[] {
    return [{ key: `register:${visitorNetwork(client)}`, free: 60, longestWait: 15 * MINUTE_MS }]
  },

  /** Asking for the current password, wherever that is done. */
  passwordCheck(accountId: string): Limit {
    return { key: `password:${accountId}`, free: 5, longestWait: 15 * MINUTE_MS }
  },

  passwordReset(email: string, client: string): Limit[] {
    return [
      { key: `reset:${canonicalEmail(email)}`, free: 3, longestWait: 15 * MINUTE_MS },
      { key: `reset-address:${visitorNetwork(client)}`, free: 20, longestWait: 15 * MINUTE_MS },
    ]
  },

  emailChange(accountId: string): Limit {
    return { key: `email-change:${accountId}`, free: 5, longestWait: 15 * MINUTE_MS }
  },

  /** Links from mails: nobody guesses 256 bits, but trying costs us a read each. */
  mailToken(client: string): Limit {
    return { key: `mail-token:${visitorNetwork(client)}`, free: 30, longestWait: 15 * MINUTE_MS }
  },
}
