// Links to photos in hands that want to do harm.
import { expect, test } from 'vitest'
import { LINKS } from '../../photos/links/record.ts'
import { MOST_COMMENTS, MOST_COMMENTS_OF_LINK } from '../../photos/links/schemas.ts'
import { newId } from '../../platform/ids.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { readyPhoto, say, share } from '../test-links.ts'
import { setUp, type World } from '../test-world.ts'

let world: World
shareWorld(
  () => setUp({ withStorage: true }),
  (started) => {
    world = started
  },
)

async function sent(photos = 1) {
  const maker = await world.registered()
  const ids = await Promise.all(
    Array.from({ length: photos }, () => readyPhoto(world, maker.id, { hasBytes: false })),
  )
  const shared = await share(maker, { source: { kind: 'photos', ids } })
  return { maker, ids, shared, client: world.browser({ address: '203.0.113.77' }) }
}

test('a flood of comments neither keeps the maker from answering nor fills pages without end', async () => {
  const { maker, ids, shared, client } = await sent(2)
  const [a, b] = ids as [string, string]
  for (let number = 0; number < MOST_COMMENTS; number += 1) await say(client, shared, a, `Buy ${number}`)
  expect((await say(client, shared, a, 'Buy')).statusCode).toBe(409)
  const answer = (photoId: string) =>
    maker.request('POST', `/api/v1/photo-links/${shared.link.id}/proofs/${photoId}/comments`, {
      ...{ id: newId(), text: 'Please stop' },
    })
  expect((await answer(a)).statusCode).toBe(200)

  expect((await say(client, shared, b, 'First')).statusCode).toBe(200)
  await world.firestore.doc(`${LINKS}/${shared.link.id}`).update({ comments: MOST_COMMENTS_OF_LINK })
  expect((await say(client, shared, b, 'Second')).statusCode).toBe(409)
  expect((await answer(b)).statusCode).toBe(200)
  expect((await client.request('PUT', `${shared.api}/photos/${b}/favourite`)).statusCode).toBe(200)
})

test.each(['2027-12-31T23:59:60Z', '2027-02-30T00:00:00+24:00', '9999999-01-01T00:00:00Z', ''])(
  'an end that no clock shows is refused: %s',
  async (expiresAt) => {
    const { maker, ids } = await sent()
    const wishes = { title: 'Wedding', source: { kind: 'photos', ids }, expiresAt }
    expect((await maker.request('POST', '/api/v1/photo-links', wishes)).statusCode).toBe(400)
  },
)

test('what a browser keeps of one link opens no other, and nothing of the maker', async () => {
  const password = 'olive grove'
  const { maker, ids, shared, client } = await sent()
  const source = { kind: 'photos' as const, ids }
  const [one, other] = [await share(maker, { source, password }), await share(maker, { source, password })]
  await client.request('POST', `${one.api}/session`, { password })
  expect((await client.request('GET', `${one.api}/photos`)).statusCode).toBe(200)
  const proof = client.cookies.get('atelier_link')?.value ?? ''
  const withProof = (url: string, name: string) =>
    world.app.inject({ url, headers: { cookie: `${name}=${proof}` } })
  for (const name of ['atelier_link', 'atelier_link_page'])
    expect((await withProof(`${other.api}/photos`, name)).statusCode).toBe(403)
  for (const name of ['atelier_access', 'atelier_refresh', 'atelier_link'])
    for (const path of ['/account', `/photos/${ids[0]}`, `/photo-links/${shared.link.id}`, '/albums'])
      expect([name, path, (await withProof(`/api/v1${path}`, name)).statusCode]).toEqual([name, path, 401])
  // Nor does an account of somebody else, or of the maker, stand for the password.
  for (const person of [await world.registered(), maker])
    expect((await person.request('GET', `${other.api}/photos`)).statusCode).toBe(403)
})

test('another site can neither comment nor mark in the name of who has the link', async () => {
  const { ids, shared, client } = await sent()
  await client.request('GET', shared.api)
  const photo = `${shared.api}/photos/${ids[0]}`
  const cookie = `atelier_link=${client.cookies.get('atelier_link')?.value}`
  const headers = { cookie, origin: 'https://evil.example', 'content-type': 'application/json' }
  const said = { method: 'POST' as const, url: `${photo}/comments`, payload: { id: newId(), text: 'Hi' } }
  expect((await world.app.inject({ ...said, headers })).statusCode).toBe(403)
  const marked = { method: 'PUT' as const, url: `${photo}/favourite` }
  expect(
    (await world.app.inject({ ...marked, headers: { cookie, origin: headers.origin } })).statusCode,
  ).toBe(403)
  const shown = (await client.request('GET', photo)).json()
  expect([shown.comments, shown.isFavourite]).toEqual([[], false])
})

test('a photo in three albums and two links is gone from all of them when it is trashed, and comes back', async () => {
  const { maker, ids, shared, client } = await sent(2)
  const [gone, stays] = ids as [string, string]
  const albums: string[] = []
  for (const title of ['One', 'Two', 'Three']) {
    const { id } = (await maker.request('POST', '/api/v1/albums', { title })).json()
    await maker.request('POST', `/api/v1/albums/${id}/photos`, { ids })
    albums.push(id)
  }
  const ofAlbum = await share(maker, { source: { kind: 'album', albumId: albums[0]! } })
  const shownIn = async (browser: typeof client, path: string) =>
    (await browser.request('GET', path))
      .json()
      .items.map(({ id }: { id: string }) => id)
      .sort()
  const lists = () =>
    Promise.all([
      shownIn(client, `${shared.api}/photos`),
      shownIn(client, `${ofAlbum.api}/photos`),
      ...albums.map((id) => shownIn(maker, `/api/v1/photos?album=${id}`)),
    ])
  await maker.request('POST', '/api/v1/photos/trash', { ids: [gone] })
  expect(await lists()).toEqual(Array.from({ length: 5 }, () => [stays]))
  const { count } = (await maker.request('GET', `/api/v1/albums/${albums[2]}`)).json()
  expect(count).toBe(1)
  await maker.request('POST', '/api/v1/photos/restore', { ids: [gone] })
  expect(await lists()).toEqual(Array.from({ length: 5 }, () => [...ids].sort()))
})
