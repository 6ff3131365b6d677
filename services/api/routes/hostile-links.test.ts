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
