import { expect, test } from 'vitest'
import type { Album } from '../../photos/albums/schemas.ts'
import { photosOf } from '../../photos/albums/test-albums.ts'
import { createPhotoStore } from '../../photos/store.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { setUp, type World } from '../test-world.ts'

let world: World
shareWorld(setUp, (started) => {
  world = started
})

/** A person with so many photos. */
async function maker(count: number) {
  const { registered, firestore, clock } = world
  const person = await registered()
  const store = createPhotoStore(firestore, clock.now)
  const ids = await photosOf({ store, clock }, count, { ownerId: person.id })
  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const answer = await person.request(method, `/api/v1${path}`, body)
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  const made = async (title: string): Promise<Album> => (await call('POST', '/albums', { title })).body
  return { person, ids, call, made }
}

const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id)

test('an album is made, filled, arranged and found', async () => {
  const { ids, call, made } = await maker(3)
  const [a, b, c] = ids as [string, string, string]
  const album = await made('  Coast in winter ')
  expect(album).toMatchObject({ title: 'Coast in winter', count: 0, cover: null, sort: 'hand' })

  const added = await call('POST', `/albums/${album.id}/photos`, { ids })
  expect(added).toEqual({ status: 200, body: { added: ids } })
  expect((await call('POST', `/albums/${album.id}/photos`, { ids: [b] })).body).toEqual({ added: [] })
  const moved = await call('POST', `/albums/${album.id}/photos/move`, { ids: [c], after: null })
  const byHand = `/photos?album=${album.id}&sort=hand`
  expect(idsOf((await call('GET', byHand)).body)).toEqual([c, a, b])
  expect((await call('GET', byHand)).body.items[0].albums).toEqual([album.id])
  await call('POST', `/albums/${album.id}/photos/undo`, { places: moved.body.before })
  expect(idsOf((await call('GET', byHand)).body)).toEqual([a, b, c])

  expect((await call('GET', '/albums')).body.items).toMatchObject([{ id: album.id, count: 3 }])
  expect((await call('GET', '/search?q=winter')).body.items).toEqual([
    { kind: 'album', id: album.id, title: 'Coast in winter', detail: '' },
  ])
})

test.each([
  ['in an order by hand that no album has', '/photos?sort=hand'],
  ['with another filter', '/photos?sort=hand&album=x&tag=sea'],
])('no photos are listed %s', async (_what, path) => {
  const { call } = await maker(0)
  const { status, body } = await call('GET', path)
  expect([status, body.errors[0].field]).toEqual([400, 'sort'])
})

test('pages by hand go on where the one before ended', async () => {
  const { ids, call, made } = await maker(7)
  const { id } = await made('Seven')
  await call('POST', `/albums/${id}/photos`, { ids })
  const found: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await call('GET', `/photos?album=${id}&sort=hand&limit=3${cursor}`)
    found.push(...idsOf(body))
    if (body.nextCursor === null) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(found).toEqual(ids)
})

test('an upload for an album is in it, and is stored without one that is gone', async () => {
  const { ids, call, made } = await maker(1)
  const album = await made('Uploads')
  const announce = (number: number, albumId: string) =>
    call('POST', '/photos/uploads', {
      ...{ name: `${number}.jpg`, contentType: 'image/jpeg', size: 10, albumId },
      sha256: String(number).padStart(64, '0'),
    })
  const first = await announce(1, album.id)
  expect([first.status, first.body.photo.albums]).toEqual([201, [album.id]])
  await call('POST', '/albums/trash', { ids: [album.id] })
  const second = await announce(2, album.id)
  expect([second.status, second.body.photo.albums]).toEqual([201, []])
  const { made: madeByAnother } = await maker(0)
  const third = await announce(3, (await madeByAnother('Foreign')).id)
  expect([third.status, third.body.photo.albums]).toEqual([201, []])
  expect(ids).toHaveLength(1)
})

test.each([
  ['a title of nothing', { title: '  ' }],
  ['a title that is too long', { title: 'x'.repeat(201) }],
  ['a filter that says nothing', { title: 'Smart', filter: {} }],
  [
    'a filter whose days are the wrong way round',
    { title: 'S', filter: { from: '2025-01-02', to: '2025-01-01' } },
  ],
  ['a project in itself', { title: 'P', kind: 'project', filter: { tag: 'sea' } }],
  ['more than there is', { title: 'Album', owner: 'somebody' }],
])('%s is refused', async (_what, body) => {
  const { call } = await maker(0)
  expect((await call('POST', '/albums', body)).status).toBe(400)
})

test.each([
  ['no photos', { ids: [] }],
  ['too many photos', { ids: Array.from({ length: 201 }, (_, number) => `p${number}`) }],
  ['a photo twice', { ids: ['a', 'a'] }],
])('%s cannot be added', async (_what, body) => {
  const { call, made } = await maker(0)
  const { id } = await made('Empty')
  expect((await call('POST', `/albums/${id}/photos`, body)).status).toBe(400)
})

test('places that are none are refused', async () => {
  const { ids, call, made } = await maker(1)
  const { id } = await made('Places')
  await call('POST', `/albums/${id}/photos`, { ids })
  for (const place of ['00', 'zz', 'a00', 'g', '!'])
    expect([
      place,
      (await call('POST', `/albums/${id}/photos/undo`, { places: [{ id: ids[0], place }] })).status,
    ]).toEqual([place, 400])
})

test('a thousand albums are enough for one person', async () => {
  const { person, call, made } = await maker(0)
  const { firestore } = world
  const writer = firestore.bulkWriter({ throttling: false })
  for (let number = 0; number < 999; number += 1)
    void writer.set(firestore.doc(`photoAlbums/${person.id}-${number}`), {
      ownerId: person.id,
      state: 'live',
    })
  await writer.close()
  await made('The last one')
  const { status, body } = await call('POST', '/albums', { title: 'One too many' })
  expect([status, body.detail]).toEqual([403, expect.stringContaining('1000 albums')])
})
