import { MINUTE_MS } from '../platform/durations.ts'
import { visitorNetwork } from '../platform/network.ts'
import { canonicalEmail } from './email.ts'
import type { Limit } from './throttle.ts'

/**
 * How often one may try. The strict limit counts one person from one address, so that a stranger who guesses does not
 * lock the owner out. The limits for a person over all addresses, and for an address over all people, are generous and
 * stop guessing on a large scale.
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

  /** Limits checks of the current password, wherever they are made. */
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

  /** Limits links from mails: nobody guesses 256 bits, but each attempt costs a read. */
  mailToken(client: string): Limit {
    return { key: `mail-token:${visitorNetwork(client)}`, free: 30, longestWait: 15 * MINUTE_MS }
  },
}
