// What a client says about the photos of a link, and what the maker makes of it.
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { say, share } from '../test-links.ts'
import { client, maker, openSharing, photo } from '../test-sharing.ts'

openSharing()

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
