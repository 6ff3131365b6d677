import { expect, test } from 'vitest'
import { coarseNetwork, visitorNetwork } from './network.ts'

test.each([
  ['192.0.2.17', '192.0.2.17', '192.0.2.0/24'],
  ['::ffff:192.0.2.17', '192.0.2.17', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0db8:0001::9', '2001:db8:1:0::/64', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['unknown', 'unknown', ''],
])('%s counts as %s and is shown as %s', (address, visitor, shown) => {
  expect(visitorNetwork(address)).toBe(visitor)
  expect(coarseNetwork(address)).toBe(shown)
})
