import { expect, test } from 'vitest'
import { announcement } from '../photos/test-world.ts'
import { MINUTE_MS } from '../platform/durations.ts'
import { PASSWORD, setUp } from './test-world.ts'

test('all data of a person comes in one archive, once for each ticket', async () => {
  await using world = await setUp({ withStorage: true })
  const [ana, bob] = [await world.registered(), await world.registered()]
  const photo = {
    ownerId: ana.id,
    state: 'live',
    status: 'ready',
    metadata: null,
    thumbnails: null,
    tags: [],
  }
  const seen = {
    contentType: 'image/jpeg',
    size: 5,
    title: '',
    description: '',
    day: '2026-01-02',
    reason: null,
  }
  const times = { addedAt: '2026-01-02T00:00:00.000Z', updatedAt: '2026-01-02T00:00:00.000Z', takenAt: null }
  const photos = world.firestore.collection('photos')
  const all = { ...photo, ...seen, ...times, needsAttention: false }
  await photos.doc('open').set({ ...all, name: '../sea.jpg', isPrivate: false, trashedAt: null })
  await photos.doc('hidden').set({ ...all, name: 'secret.jpg', isPrivate: true, trashedAt: null })
  await photos.doc('lost').set({ ...all, name: 'lost.jpg', isPrivate: false, trashedAt: times.addedAt })
  for (const id of ['open', 'hidden'])
    await world.storage
      .bucket('originals')
      .file(`${ana.id}/${id}`)
      .save(`bytes of ${id}`, { resumable: false })
  await world.photos.request(bob.id, announcement(Buffer.from('x')))

  const ask = (password: string) => ana.request('POST', '/api/v1/account/export', { password })
  expect((await ask('wrong')).json()).toMatchObject({ status: 400, code: 'wrong-password' })
  const { url } = (await ask(PASSWORD)).json()
  expect((await bob.request('GET', url)).statusCode).toBe(404)
  const answer = await ana.request('GET', url)
  expect(answer.headers).toMatchObject({ 'content-type': 'application/zip' })
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="atelier-[\d-]+\.zip"/)
  const text = answer.rawPayload.toString('latin1')
  for (const name of ['README.txt', 'account/account.json', 'account/trail.json', 'photos/photos-0001.json'])
    expect(text).toContain(name)
  for (const stored of [
    'photos/2026-01/_sea.jpg',
    'bytes of open',
    'photos/private/secret.jpg',
    'bytes of hidden',
  ])
    expect(text).toContain(stored)
  expect(text).toContain('missing.txt')
  expect((await ana.request('GET', url)).statusCode).toBe(404)

  const { url: late } = (await ask(PASSWORD)).json()
  world.clock.advance(5 * MINUTE_MS)
  expect((await ana.request('GET', late)).statusCode).toBe(404)
  expect(world.lines.filter(({ severity }) => severity === 'ERROR')).toEqual([])
})
