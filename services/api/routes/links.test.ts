// Links to photos, through the front door: the maker in one browser, the client in another without an account.
import { beforeEach, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import { newId } from '../../platform/ids.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { readyPhoto, say, share } from '../test-links.ts'
import { type Browser, setUp, type World } from '../test-world.ts'

let world: World
shareWorld(
  () => setUp({ withStorage: true }),
  (started) => {
    world = started
  },
)

let maker: Browser & { id: string }
let client: Browser
beforeEach(async () => {
  maker = await world.registered()
  client = world.browser({ address: `198.51.100.${Math.ceil(Math.random() * 250)}` })
})

const photo = () => readyPhoto(world, maker.id)
const statusOf = async (browser: Browser, url: string) => (await browser.request('GET', url)).statusCode
const idsIn = async (browser: Browser, api: string) =>
  (await browser.request('GET', `${api}/photos`)).json().items.map(({ id }: { id: string }) => id)

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
  expect(await idsIn(client, api)).toEqual([c])
  for (const id of [a, b])
    for (const end of ['', '/thumbnail', '/preview', '/download'])
      expect(await statusOf(client, `${api}/photos/${id}${end}`)).toBe(404)
  await maker.request('POST', '/api/v1/photos/restore', { ids: [b] })
  expect(await idsIn(client, api)).toEqual([b, c])

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
  for (const { api } of [one, two]) expect(await idsIn(client, api)).toEqual([b])
})

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
  expect(await idsIn(client, api)).toEqual([id])
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

test('favourites and comments reach the maker, who answers, resolves and keeps them in an album', async () => {
  const [a, b] = [await photo(), await photo()]
  const shared = await share(maker, { source: { kind: 'photos', ids: [a, b] }, recipient: 'Eva' })
  const { api, link } = shared
  expect((await client.request('PUT', `${api}/photos/${b}/favourite`)).json().isFavourite).toBe(true)
  await client.request('PUT', `${api}/photos/${b}/favourite`)
  const id = newId()
  expect((await say(client, shared, a, '<b>Too</b> dark?', id)).json().comments).toMatchObject([
    { id, by: 'client', text: '<b>Too</b> dark?' },
  ])
  await say(client, shared, a, '<b>Too</b> dark?', id)

  const own = `/api/v1/photo-links/${link.id}`
  const told = async () => {
    const { favourites, comments, open } = (await maker.request('GET', own)).json()
    return { favourites, comments, open }
  }
  expect(await told()).toEqual({ favourites: 1, comments: 1, open: 1 })
  const proofs = async (only: string) =>
    (await maker.request('GET', `${own}/proofs?only=${only}`))
      .json()
      .items.map((proof: { photoId: string }) => proof.photoId)
  expect([await proofs('favourites'), await proofs('open')]).toEqual([[b], [a]])

  const answer = await maker.request('POST', `${own}/proofs/${a}/comments`, {
    id: newId(),
    text: 'I will mend it.',
  })
  expect(answer.json().comments.map(({ by }: { by: string }) => by)).toEqual(['client', 'maker'])
  await maker.request('PATCH', `${own}/proofs/${a}`, { isResolved: true })
  expect(await told()).toEqual({ favourites: 1, comments: 2, open: 0 })
  await say(client, shared, a, 'Better, thanks')
  expect(await told()).toEqual({ favourites: 1, comments: 3, open: 1 })
  const marked = await client.request('GET', `${api}/photos?favourites=true`)
  expect(marked.json().items.map((photo: { id: string }) => photo.id)).toEqual([b])

  const album = await maker.request('POST', `${own}/album`, { title: 'Eva’s choice' })
  expect(album.statusCode).toBe(201)
  const inAlbum = await maker.request('GET', `/api/v1/photos?album=${album.json().albumId}`)
  expect(inAlbum.json().items.map((photo: { id: string }) => photo.id)).toEqual([b])

  await client.request('DELETE', `${api}/photos/${b}/favourite`)
  expect(await told()).toMatchObject({ favourites: 0 })
  expect((await maker.request('POST', `${own}/album`, { title: 'None' })).statusCode).toBe(409)
})

test('what a client says is bounded, about photos of the link only, and only where it is asked for', async () => {
  const [a, other] = [await photo(), await photo()]
  const shared = await share(maker, { source: { kind: 'photos', ids: [a] } })
  const statuses = await Promise.all(
    ['', '   ', 'x'.repeat(2001)].map(async (text) => (await say(client, shared, a, text)).statusCode),
  )
  expect(statuses).toEqual([400, 400, 400])
  expect((await say(client, shared, other, 'Hi')).statusCode).toBe(404)
  for (let number = 0; number < 50; number += 1) await say(client, shared, a, `Comment ${number}`)
  expect((await say(client, shared, a, 'One more')).statusCode).toBe(409)

  const silent = await share(maker, { source: { kind: 'photos', ids: [a] }, canComment: false })
  expect((await say(client, silent, a, 'Hi')).statusCode).toBe(403)
  expect((await client.request('PUT', `${silent.api}/photos/${a}/favourite`)).statusCode).toBe(403)
})

test('fifty hearts at once are counted exactly', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, photo))
  const shared = await share(maker, { source: { kind: 'photos', ids } })
  await Promise.all(
    ids.flatMap((id) =>
      Array.from({ length: 5 }, () => client.request('PUT', `${shared.api}/photos/${id}/favourite`)),
    ),
  )
  const link = await maker.request('GET', `/api/v1/photo-links/${shared.link.id}`)
  expect(link.json().favourites).toBe(10)
})

test('a link to an album follows it, and says so when the album is gone', async () => {
  const [a, b] = [await photo(), await photo()]
  const album = (await maker.request('POST', '/api/v1/albums', { title: 'Spring' })).json()
  const shared = await share(maker, { source: { kind: 'album', albumId: album.id }, downloads: 'small' })
  expect(await idsIn(client, shared.api)).toEqual([])
  await maker.request('POST', `/api/v1/albums/${album.id}/photos`, { ids: [a, b] })
  expect((await idsIn(client, shared.api)).sort()).toEqual([a, b].sort())
  expect(await statusOf(client, `${shared.api}/photos/${a}/preview`)).toBe(200)
  await maker.request('POST', '/api/v1/photos/trash', { ids: [b] })
  expect(await idsIn(client, shared.api)).toEqual([a])

  await maker.request('POST', '/api/v1/albums/trash', { ids: [album.id] })
  for (const end of ['/photos', `/photos/${a}`, `/photos/${a}/preview`, `/photos/${a}/download`]) {
    const answer = await client.request('GET', shared.api + end)
    expect([end, answer.statusCode, answer.json().code]).toEqual([end, 410, 'album-deleted'])
  }
})

test('the maker copies the address again, and nobody else does', async () => {
  const { link, path } = await share(maker, { source: { kind: 'photos', ids: [await photo()] } })
  const again = await maker.request('GET', `/api/v1/photo-links/${link.id}/address`)
  expect(again.json()).toEqual({ path })
  const stored = JSON.stringify((await world.firestore.doc(`photoLinks/${link.id}`).get()).data())
  expect(stored).not.toContain(path.slice(-28))
  expect(await statusOf(await world.registered(), `/api/v1/photo-links/${link.id}/address`)).toBe(404)
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

test('a visit ends with its day', async () => {
  const { api } = await share(maker, { source: { kind: 'photos', ids: [await photo()] } })
  const answer = await client.request('GET', api)
  const { maxAge, httpOnly, sameSite } = answer.cookies.find(({ name }) => name === 'atelier_link') ?? {}
  expect([maxAge, httpOnly, sameSite]).toEqual([DAY_MS / 1000, true, 'Lax'])
})

test('one archive of a link ends when the link is revoked meanwhile', async () => {
  const { token, link } = await share(maker, {
    source: { kind: 'photos', ids: [await photo()] },
    downloads: 'original',
  })
  const { visiting } = world.links
  const opened = await visiting.open(token, null)
  await maker.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  await expect(visiting.each(opened).next()).rejects.toMatchObject({ code: 'gone' })
})
