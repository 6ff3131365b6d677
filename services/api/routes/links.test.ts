// Links to photos, through the front door: the maker in one browser, the client in another without an account.
import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../platform/durations.ts'
import { photosIn, share, statusOf } from '../test-links.ts'
import { client, maker, openSharing, photo, world } from '../test-sharing.ts'

openSharing()

test('who has a link sees its photos in order, and nothing else of the maker', async () => {
  const [a, b, other] = [await photo(), await photo(), await photo()]
  const { api } = await share(maker, { source: { kind: 'photos', ids: [b, a] }, message: 'Hello!' })

  const opened = await client.request('GET', api)
  expect(opened.json()).toMatchObject({ title: 'Wedding', message: 'Hello!', total: 2, downloads: 'none' })
  const page = await client.request('GET', `${api}/photos`)
  expect(page.json().items.map(({ id }: { id: string }) => id)).toEqual([b, a])
  expect(page.body).not.toMatch(/Leica|family|48\.2|ownerId/)
  expect(page.body).not.toContain(maker.id)
  for (const answer of [opened, page]) {
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
  }
  const { thumbnailUrl } = page.json().items[0]
  const thumbnail = await client.request('GET', thumbnailUrl)
  expect([thumbnail.statusCode, thumbnail.headers['content-type']]).toEqual([200, 'image/webp'])
  expect(thumbnail.headers['cache-control']).toBe('private, no-cache')

  expect(await statusOf(client, `${api}/photos/${other}`)).toBe(404)
  expect(await statusOf(client, `${api}/photos/${other}/preview`)).toBe(404)
  expect(await statusOf(client, '/api/v1/photos')).toBe(401)
  expect(await statusOf(client, `/api/v1/photos/${a}`)).toBe(401)
})

test('private, trashed and foreign photos are never in a link, even if they were added before', async () => {
  const [a, b, c] = [await photo(), await photo(), await photo()]
  const { api } = await share(maker, { source: { kind: 'photos', ids: [a, b, c] }, downloads: 'original' })
  await maker.request('PATCH', `/api/v1/photos/${a}`, { isPrivate: true })
  await maker.request('POST', '/api/v1/photos/trash', { ids: [b] })
  expect(await photosIn(client, api)).toEqual([c])
  for (const id of [a, b])
    for (const end of ['', '/thumbnail', '/preview', '/download'])
      expect(await statusOf(client, `${api}/photos/${id}${end}`)).toBe(404)
  await maker.request('POST', '/api/v1/photos/restore', { ids: [b] })
  expect(await photosIn(client, api)).toEqual([b, c])

  const stranger = await world.registered()
  const source = { kind: 'photos' as const, ids: [c] }
  const stolen = await stranger.request('POST', '/api/v1/photo-links', { title: 'Mine', source })
  const unknown = { title: 'Mine', source: { kind: 'photos', ids: ['no-such-photo'] } }
  expect(stolen.statusCode).toBe(404)
  expect((await stranger.request('POST', '/api/v1/photo-links', unknown)).statusCode).toBe(404)
  await maker.request('POST', '/api/v1/photos/trash', { ids: [c] })
  expect((await maker.request('POST', '/api/v1/photo-links', { title: 'X', source })).statusCode).toBe(400)
})

test('a photo in two links is trashed: both are without it at once', async () => {
  const [a, b] = [await photo(), await photo()]
  const source = { kind: 'photos' as const, ids: [a, b] }
  const [one, two] = [await share(maker, { source }), await share(maker, { source })]
  await maker.request('POST', '/api/v1/photos/trash', { ids: [a] })
  for (const { api } of [one, two]) expect(await photosIn(client, api)).toEqual([b])
})

test('downloads are what the maker allows, under the name of the file', async () => {
  const id = await photo()
  const source = { kind: 'photos' as const, ids: [id] }
  const none = await share(maker, { source })
  expect((await client.request('GET', `${none.api}/photos/${id}`)).json().downloadUrl).toBeNull()
  expect(await statusOf(client, `${none.api}/photos/${id}/download`)).toBe(403)

  const small = await share(maker, { source, downloads: 'small' })
  const picture = await client.request('GET', `${small.api}/photos/${id}/download`)
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/webp'])
  expect(picture.headers['content-disposition']).toMatch(/^attachment; filename=".*\.webp"/)

  const original = await share(maker, { source, downloads: 'original' })
  const file = await client.request('GET', `${original.api}/photos/${id}/download`)
  expect([file.statusCode, file.body]).toEqual([200, 'the original'])
  expect(file.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
  const both = { title: 'X', source, downloads: 'original', watermark: '© Ana' }
  expect((await maker.request('POST', '/api/v1/photo-links', both)).statusCode).toBe(400)
})

test('visits and downloads count once a visit', async () => {
  const [a, b] = [await photo(), await photo()]
  const { api, link } = await share(maker, { source: { kind: 'photos', ids: [a, b] }, downloads: 'small' })
  const counts = async () => {
    const { visits, downloaded, lastSeenAt } = (
      await maker.request('GET', `/api/v1/photo-links/${link.id}`)
    ).json()
    return [visits, downloaded, lastSeenAt !== null]
  }
  expect(await counts()).toEqual([0, 0, false])
  for (let times = 0; times < 3; times += 1) await client.request('GET', api)
  for (const id of [a, b, a]) await client.request('GET', `${api}/photos/${id}/download`)
  expect(await counts()).toEqual([1, 1, true])
  world.clock.advance(2 * MINUTE_MS)
  await world.browser().request('GET', api)
  expect(await counts()).toEqual([2, 1, true])
  world.clock.advance(2 * MINUTE_MS)
  // Somebody who was given the address of the file itself has visited, too.
  await world.browser().request('GET', `${api}/photos/${a}/download`)
  expect(await counts()).toEqual([3, 2, true])
})

test('a link to an album follows it, and says so when the album is gone', async () => {
  const [a, b] = [await photo(), await photo()]
  const album = (await maker.request('POST', '/api/v1/albums', { title: 'Spring' })).json()
  const shared = await share(maker, { source: { kind: 'album', albumId: album.id }, downloads: 'small' })
  expect(await photosIn(client, shared.api)).toEqual([])
  await maker.request('POST', `/api/v1/albums/${album.id}/photos`, { ids: [a, b] })
  expect((await photosIn(client, shared.api)).sort()).toEqual([a, b].sort())
  expect(await statusOf(client, `${shared.api}/photos/${a}/preview`)).toBe(200)
  await maker.request('POST', '/api/v1/photos/trash', { ids: [b] })
  expect(await photosIn(client, shared.api)).toEqual([a])

  await maker.request('POST', '/api/v1/albums/trash', { ids: [album.id] })
  for (const end of ['/photos', `/photos/${a}`, `/photos/${a}/preview`, `/photos/${a}/download`]) {
    const answer = await client.request('GET', shared.api + end)
    expect([end, answer.statusCode, answer.json().code]).toEqual([end, 410, 'album-deleted'])
  }
})

test('sharing and its end are on the trail', async () => {
  const { link } = await share(maker, { source: { kind: 'photos', ids: [await photo()] } })
  await maker.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  await maker.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  const events = await world.firestore.collection('securityEvents').where('accountId', '==', maker.id).get()
  const kinds = events.docs.map((event) => event.get('kind'))
  expect(kinds.filter((kind) => kind === 'shared' || kind === 'unshared').sort()).toEqual([
    'shared',
    'unshared',
  ])
})

test('one archive of a link ends when the link is revoked meanwhile', async () => {
  const { token, link } = await share(maker, {
    source: { kind: 'photos', ids: [await photo()] },
    downloads: 'original',
  })
  const { visiting } = world.links
  const opened = await visiting.open(token, null)
  await maker.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  await expect(visiting.toDownload(opened, { limit: 1 })).rejects.toMatchObject({ code: 'gone' })
})
