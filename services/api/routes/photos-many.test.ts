// Requests about many photos, as somebody sends them who wants more than there is.
import { expect, test } from 'vitest'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { setUp as startWorld, type World } from '../test-world.ts'
import { readyPhotos } from './test-ready-photos.ts'

let shared: World
shareWorld(startWorld, (world) => {
  shared = world
})

const REQUESTS: [path: string, body: (ids: string[]) => object][] = [
  ['/photos/trash', (ids) => ({ ids })],
  ['/photos/restore', (ids) => ({ ids })],
  ['/photos/delete', (ids) => ({ ids })],
  ['/photos/marks', (ids) => ({ ids, isFavourite: true })],
  ['/photos/tags', (ids) => ({ ids, add: ['new'], remove: [] })],
  ['/photos/edits', (ids) => ({ ids, edit: { title: 'New' }, operationId: 'many', step: 0 })],
  ['/albums/{album}/photos', (ids) => ({ ids })],
  ['/photos/archives', (ids) => ({ ids, files: 'originals' })],
  ['/photo-links', (ids) => ({ title: 'New', source: { kind: 'photos', ids } })],
]

test.each(REQUESTS)('%s takes not one of too many, repeated or foreign photos', async (path, body) => {
  const [ana, bo] = [await shared.registered(), await shared.registered()]
  const mine = await readyPhotos(shared, ana.id)({ generation: '1' })
  const theirs = await readyPhotos(shared, bo.id)()
  const album = (await ana.request('POST', '/api/v1/albums', { title: 'Mine' })).json().id
  const send = async (ids: string[]) =>
    (await ana.request('POST', `/api/v1${path.replace('{album}', album)}`, body(ids))).statusCode
  const photo = async () => (await ana.request('GET', `/api/v1/photos/${mine}`)).json()
  const before = await photo()

  const many = Array.from({ length: 100_001 }, (_, i) => `photo-${i}`)
  expect(await send([mine, ...many])).toBe(413)
  expect(await send(Array(100_000).fill(mine))).toBe(413)
  expect(await send([mine, ...many.slice(0, 2000)])).toBe(400)
  expect(await send([mine, mine])).toBe(400)
  // A photo that is not in the trash cannot be deleted either.
  expect(await send([mine, theirs])).toBe(path === '/photos/delete' ? 409 : 404)
  expect(await send([theirs, mine])).toBe(404)
  expect(await photo()).toEqual(before)
})
