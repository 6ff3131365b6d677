import { isIPv6 } from 'node:net'

/**
 * Every household has 2^64 IPv6 addresses (RFC 6177), so its network, the first half of the address, counts as one
 * visitor.
 */
export function visitorNetwork(address: string): string {
  const plain = withoutMapping(address)
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain
}

/**
 * Roughly where a request came from, without asking a third party: the /24 of an IPv4 address, the /48 of an IPv6 one.
 * It tells an office from a café, but not one person in a street from another.
 */
export function coarseNetwork(address: string): string {
  // The address is already a network.
  if (address.includes('/')) return address
  const plain = withoutMapping(address)
  if (isIPv6(plain)) return `${groupsOf(plain).slice(0, 3).join(':')}::/48`
  const parts = plain.split('.')
  return parts.length === 4 ? `${parts.slice(0, 3).join('.')}.0/24` : ''
}

/** An IPv4 address written as IPv6 (RFC 4291, 2.5.5.2) counts as IPv4. */
const withoutMapping = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right].map((group) =>
    Number.parseInt(group, 16).toString(16),
  )
}
