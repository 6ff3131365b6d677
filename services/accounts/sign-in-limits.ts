import { isIPv6 } from 'node:net'
import { canonicalEmail } from './email.ts'
import type { Limit } from './throttle.ts'

const MINUTE_MS = 60_000

/**
 * How often one may try. The strict count is of one person from one address, so that a stranger who guesses
 * does not keep the owner out; the counts of a person over all addresses, and of an address over all
 * persons, are wide and stop guessing on a large scale.
 */
export const limitsFor = {
  signIn(email: string, client: string) {
    const person = canonicalEmail(email)
    const address = networkOf(client)
    return {
      personHere: { key: `sign-in:${person}@${address}`, free: 5, longestWait: 15 * MINUTE_MS },
      person: { key: `sign-in-person:${person}`, free: 50, longestWait: MINUTE_MS },
      address: { key: `sign-in-address:${address}`, free: 100, longestWait: 15 * MINUTE_MS },
    } satisfies Record<string, Limit>
  },

  registration(client: string): Limit[] {
    return [{ key: `register:${networkOf(client)}`, free: 60, longestWait: 15 * MINUTE_MS }]
  },

  passwordChange(accountId: string): Limit {
    return { key: `password:${accountId}`, free: 5, longestWait: 15 * MINUTE_MS }
  },
}

/** Every household has 2^64 IPv6 addresses (RFC 6177), so its network counts: the first half of the address. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
