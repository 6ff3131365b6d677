// Which network addresses are on the public internet.
import { BlockList, isIP } from 'node:net'

/**
 * Everything in IPv4 that is not public: private, loopback, link-local with the metadata server, shared (CGNAT),
 * documentation, benchmarks, multicast, reserved.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const NOT_PUBLIC_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]
/**
 * Only 2000::/3 is given out, which leaves out loopback, link-local, unique local, multicast, IPv4-mapped addresses and
 * NAT64. These lie within it: protocols (Teredo among them), documentation, 6to4, which contains an IPv4 address.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const GIVEN_OUT_6 = ['2000::/3']
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

const notPublic4 = listOf(NOT_PUBLIC_4, 'ipv4')
const givenOut6 = listOf(GIVEN_OUT_6, 'ipv6')
const notPublic6 = listOf(NOT_PUBLIC_6, 'ipv6')

/** False also for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic4.check(address, 'ipv4')
  return family === 6 && givenOut6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}
