import { expect, test } from 'vitest'
import { newPhoto } from '../photos/new-photo.ts'
import type { PhotoFacts } from '../photos/record.ts'
import { createPhotoStore } from '../photos/store.ts'
import { announcement } from '../photos/test-world.ts'
import { MINUTE_MS } from '../platform/durations.ts'
import { PASSWORD, setUp } from './test-world.ts'

const THUMBNAILS = {
  contentType: 'image/jpeg',
  width: 4,
  height: 3,
  ratio: 4 / 3,
  thumbhash: '',
  isAnimated: false,
  preview: 'preview',
  thumbnail: 'thumbnail',
}

test('all data of a person comes in one archive, once for each ticket', async () => {
  await using world = await setUp({ withStorage: true })
  const [ana, bob] = [await world.registered(), await world.registered()]
  const store = createPhotoStore(world.firestore, world.clock.now)
  const at = '2026-01-02T00:00:00.000Z'
  const contentType = 'image/jpeg'
  async function record(id: string, name: string, facts: Partial<PhotoFacts>) {
    const upload = { ...announcement(Buffer.from(id)), name }
    const photo = newPhoto({ ownerId: ana.id, id, upload, contentType, at })
    await store.change(id, () => ({ ...photo, thumbnails: THUMBNAILS, ...facts }))
  }
  await record('open', '../sea.jpg', {})
  await record('hidden', 'secret.jpg', { isPrivate: true })
  await record('lost', 'lost.jpg', { trashedAt: at })
  await record('corrupt', 'corrupt.jpg', {})
  await world.firestore.collection('photos').doc('corrupt').update({ name: 7 })
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
  expect((await ana.request('HEAD', url)).statusCode).toBe(405)
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
  const unread = world.lines.filter(({ message }) => message === 'A file could not be read for an export')
  expect(JSON.stringify(unread)).toContain('photos/corrupt cannot be read: name must be string')
  expect((await ana.request('GET', url)).statusCode).toBe(404)

  const { url: late } = (await ask(PASSWORD)).json()
  world.clock.advance(5 * MINUTE_MS)
  expect((await ana.request('GET', late)).statusCode).toBe(404)
  expect(world.lines.filter(({ severity }) => severity === 'ERROR')).toEqual([])
})
