// Who gets in by a link to photos: its address, its end, its password, and visits.
import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { photosIn, share, statusOf } from '../test-links.ts'
import { client, maker, openSharing, photo, world } from '../test-sharing.ts'

openSharing()

test('unknown, wrong, revoked and expired links look alike', async () => {
  const source = { kind: 'photos' as const, ids: [await photo()] }
  const expired = await share(maker, { source, expiresAt: new Date(world.clock.now() + 1).toISOString() })
  const revoked = await share(maker, { source })
  await maker.request('POST', `/api/v1/photo-links/${revoked.link.id}/revoke`)
  const locked = await share(maker, { source, password: 'secret words' })
  await maker.request('POST', `/api/v1/photo-links/${locked.link.id}/revoke`)
  const deleted = await share(maker, { source })
  await maker.request('DELETE', `/api/v1/photo-links/${deleted.link.id}`)
  world.clock.advance(10)
  const guessed = `/api/v1/shared/${revoked.link.id}${'0'.repeat(28)}`
  const apis = [
    guessed,
    `/api/v1/shared/${'0'.repeat(48)}`,
    ...[expired, revoked, locked, deleted].map(({ api }) => api),
  ]
  const answers = await Promise.all(
    apis.flatMap((api) => [
      client.request('GET', api),
      client.request('GET', `${api}/photos`),
      client.request('POST', `${api}/session`, { password: 'wrong' }),
    ]),
  )
  const seen = answers.map((answer) => {
    const { traceId: _, ...problem } = answer.json()
    return JSON.stringify([answer.statusCode, problem])
  })
  expect(new Set(seen).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(404)
})

test('who was in a link, or knows its password, is told that it ended', async () => {
  const source = { kind: 'photos' as const, ids: [await photo()] }
  const open = await share(maker, { source })
  await client.request('GET', open.api)
  await maker.request('POST', `/api/v1/photo-links/${open.link.id}/revoke`)
  const told = await client.request('GET', `${open.api}/photos`)
  expect([told.statusCode, told.json().code]).toEqual([410, 'link-ended'])

  const locked = await share(maker, { source, password: 'secret words' })
  await maker.request('POST', `/api/v1/photo-links/${locked.link.id}/revoke`)
  const right = await client.request('POST', `${locked.api}/session`, { password: 'secret words' })
  expect([right.statusCode, right.json().detail]).toEqual([410, expect.stringContaining('withdrawn')])

  await maker.request('POST', `/api/v1/photo-links/${open.link.id}/reopen`)
  expect(await statusOf(client, `${open.api}/photos`)).toBe(200)
})

test('a password opens a link in this browser only, and another one ends that', async () => {
  const id = await photo()
  const { api, link } = await share(maker, {
    source: { kind: 'photos', ids: [id] },
    password: 'secret words',
  })
  for (const path of [api, `${api}/photos`, `${api}/photos/${id}/preview`]) {
    const refused = await client.request('GET', path)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'link-locked'])
  }
  const wrong = await client.request('POST', `${api}/session`, { password: 'other words' })
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'wrong-password'])
  expect((await client.request('POST', `${api}/session`, { password: 'secret words' })).statusCode).toBe(204)
  expect(await photosIn(client, api)).toEqual([id])
  const { path } = client.cookies.get('atelier_link') ?? {}
  expect(path).toBe(api)

  expect(await statusOf(world.browser(), `${api}/photos`)).toBe(403)
  const other = await share(maker, { source: { kind: 'photos', ids: [id] }, password: 'secret words' })
  const proof = client.cookies.get('atelier_link')?.value ?? ''
  const stolen = world.browser()
  stolen.cookies.set('atelier_link', { value: proof, path: other.api })
  expect(await statusOf(stolen, `${other.api}/photos`)).toBe(403)

  await maker.request('PATCH', `/api/v1/photo-links/${link.id}`, { password: 'new words' })
  expect(await statusOf(client, `${api}/photos`)).toBe(403)
  await maker.request('PATCH', `/api/v1/photo-links/${link.id}`, { password: null })
  expect(await statusOf(client, `${api}/photos`)).toBe(200)
})

test('a thousand wrong passwords are refused without being looked at, and who knows it still gets in', async () => {
  const { api } = await share(maker, {
    source: { kind: 'photos', ids: [await photo()] },
    password: 'secret words',
  })
  stopTime()
  const guesser = world.browser({ address: '203.0.113.66' })
  const statuses = new Map<number, number>()
  for (let guess = 0; guess < 1000; guess += 1) {
    const { statusCode } = await guesser.request('POST', `${api}/session`, { password: `guess ${guess}` })
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
  }
  expect([...statuses.keys()].sort()).toEqual([400, 429])
  expect(statuses.get(400)).toBeLessThan(10)
  const refused = await guesser.request('POST', `${api}/session`, { password: 'secret words' })
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
  expect((await client.request('POST', `${api}/session`, { password: 'secret words' })).statusCode).toBe(204)
})

test('the maker copies the address again, and nobody else does', async () => {
  const { link, path } = await share(maker, { source: { kind: 'photos', ids: [await photo()] } })
  const again = await maker.request('GET', `/api/v1/photo-links/${link.id}/address`)
  expect(again.json()).toEqual({ path })
  const stored = JSON.stringify((await world.firestore.doc(`photoLinks/${link.id}`).get()).data())
  expect(stored).not.toContain(path.slice(-28))
  expect(await statusOf(await world.registered(), `/api/v1/photo-links/${link.id}/address`)).toBe(404)
})

test('a visit ends with its day', async () => {
  const { api } = await share(maker, { source: { kind: 'photos', ids: [await photo()] } })
  const answer = await client.request('GET', api)
  const { maxAge, httpOnly, sameSite } = answer.cookies.find(({ name }) => name === 'atelier_link') ?? {}
  expect([maxAge, httpOnly, sameSite]).toEqual([DAY_MS / 1000, true, 'Lax'])
})
