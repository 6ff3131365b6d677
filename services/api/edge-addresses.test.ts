import { expect, test } from 'vitest'
import { behindCache } from './test-edge.ts'
import { PASSWORD, setUp } from './test-world.ts'

const SPOOFED = [
  '198.51.100.1',
  '198.51.100.1, 198.51.100.2, 198.51.100.3',
  '127.0.0.9',
  ', ,',
  '203.0.113.1, 203.0.113.1',
  "' or 1=1 --",
]

test('an address that somebody claims changes neither limits nor logs nor the trail', async () => {
  await using world = await setUp({ trustedProxies: 2, publicUrl: 'http://localhost' })
  await using edge = await behindCache(world)
  const ana = await world.registered('ana@example.com')

  const signIn = (claimed: string, address: string) =>
    edge.front('/api/v1/tokens', {
      method: 'POST',
      address,
      headers: { 'x-forwarded-for': claimed, 'x-real-ip': claimed, 'true-client-ip': claimed },
      body: { email: 'ana@example.com', password: PASSWORD },
    })
  const left: number[] = []
  for (const claimed of SPOOFED) {
    const answer = await signIn(claimed, '127.0.0.5')
    expect([claimed, answer.status]).toEqual([claimed, 200])
    left.push(Number(/"address-secret";r=(\d+)/.exec(String(answer.headers.ratelimit))?.[1]))
  }
  // Each counts for the one address from which they all come.
  expect(left).toEqual(SPOOFED.map((_claimed, at) => (left[0] ?? 0) - at))
  const other = await signIn('127.0.0.5', '127.0.0.6')
  expect(String(other.headers.ratelimit)).toContain(`r=${left[0]};`)

  const logged = world.lines.flatMap(({ httpRequest }) => {
    const request = httpRequest as { remoteIp?: string; requestUrl?: string } | undefined
    return request?.requestUrl?.includes('/tokens') ? [request.remoteIp] : []
  })
  expect(new Set(logged)).toEqual(new Set(['127.0.0.5', '127.0.0.6']))
  const trail = (await ana.request('GET', '/api/v1/account/trail')).body
  for (const address of ['198.51.100', '203.0.113', '1=1']) expect(trail).not.toContain(address)
  expect(trail).toContain('127.0.0')
})
