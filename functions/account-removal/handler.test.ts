import { expect, test } from 'vitest'
import { say, share } from '../../services/api/test-links.ts'
import { OPERATOR, PASSWORD } from '../../services/api/test-world.ts'
import { createMaking } from '../../services/photos/rendering/making.ts'
import { announcement } from '../../services/photos/test-world.ts'
import { DAY_MS, MINUTE_MS } from '../../services/platform/durations.ts'
import type { Forgetting } from '../../services/platform/forgetting.ts'
import { NO_METADATA } from '../photo-metadata/read-metadata.ts'
import { createHandler as createRemovalHandler } from '../photo-removal/handler.ts'
import { createHandler as createThumbnailsHandler } from '../photo-thumbnails/handler.ts'
import { setUp, type World } from './test-world.ts'

const EMAIL = 'ana@example.com'
const VERSION = { generation: '1' }
const THUMBNAILS = {
  contentType: 'image/jpeg',
  width: 4,
  height: 3,
  ratio: 4 / 3,
  thumbhash: 'AA==',
  isAnimated: false,
  preview: '0123456789abcdef-1600.webp',
  thumbnail: '0123456789abcdef-320.webp',
}
const READ = {
  metadata: NO_METADATA.metadata,
  takenAt: null,
  takenFrom: null,
  takenCertainty: null,
  rating: null,
  title: null,
  description: null,
  tags: ['sea'],
  motion: null,
}

/** One person with data everywhere, who has requested their deletion, and one who stays. */
async function peopleIn(world: World) {
  const [ana, bob] = [await world.registered(EMAIL), await world.registered('bob@example.com')]
  const { photos, processing, firestore } = world
  const { originals, renditions } = world.buckets
  const upload = async (owner: string, number: number) => {
    const bytes = Buffer.from(`${owner} ${number}`)
    const { photo } = await photos.request(owner, announcement(bytes))
    return { id: photo.id, bytes }
  }
  /** The state in which the functions leave a photo; only the first photo really goes through them. */
  const stored = async (owner: string, state: object) => {
    const { id } = await firestore.collection('photos').add({ ownerId: owner, state: 'live', ...state })
    await originals.file(`${owner}/${id}`).save('bytes', { resumable: false })
    await renditions.file(`${owner}/${id}/${THUMBNAILS.thumbnail}`).save('bytes', { resumable: false })
    return id
  }
  const { id: shown } = await upload(ana.id, 1)
  await processing.addThumbnails({ photoId: shown, ...VERSION }, THUMBNAILS)
  await processing.addMetadata({ photoId: shown, ...VERSION }, READ)
  await showPhoto(world, ana, shown)
  await stored(ana.id, { trashedAt: '2026-01-01T00:00:00.000Z' })
  await stored(ana.id, { isPrivate: true })
  await stored(ana.id, { state: 'deleting' })
  await stored(ana.id, { state: 'removed' })
  const rejected = await upload(ana.id, 5)
  await processing.reject({ photoId: rejected.id, ...VERSION }, 'This is not a picture.')
  const late = await upload(ana.id, 6)
  await stored(bob.id, { status: 'ready' })

  const key = { name: 'script', scopes: ['photos:read'], expiresInDays: 30, password: PASSWORD }
  const { secret } = (await ana.request('POST', '/api/v1/account/keys', key)).json()
  await world.browser().request('POST', '/api/v1/session', { email: EMAIL, password: 'wrong' })
  await firestore.collection('unlocks').doc('session').set({ accountId: ana.id })
  await world.people.roles.grant('bob@example.com', 'admin', { ...OPERATOR, id: ana.id })
  await firestore.collection('emails').doc('earlier').set({ heldFor: ana.id, heldUntil: new Date() })
  await firestore.collection('mailTokens').doc(`${ana.id}-reset-password`).set({ accountId: ana.id })
  const payload = JSON.stringify({ name: `${ana.id}/${shown}` })
  await firestore.collection('deadLetters').doc('letter').set({ state: 'open', payload })
  return { ana, bob, late, secret, shown }
}

/** In an album, a portfolio and a link, of which somebody has said something. */
async function showPhoto(world: World, maker: Awaited<ReturnType<World['registered']>>, photoId: string) {
  const send = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const answer = await maker.request(method, `/api/v1${path}`, body)
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json()
  }
  const album = await send('POST', '/albums', { title: 'Sea' })
  await send('POST', `/albums/${album.id}/photos`, { ids: [photoId] })
  await send('PUT', '/photo-portfolio', {
    ...{
      handle: 'ana-paints',
      isPublished: true,
      displayName: 'Ana',
      about: '',
      look: 'grid',
      accent: '#a53817',
    },
    ...{ takesMessages: true, linksShop: true, albumIds: [album.id] },
  })
  await send('PUT', '/photo-rights', { creator: 'Ana Ruiz', copyright: '© Ana Ruiz', licenceUrl: '' })
  const shared = await share(maker, { source: { kind: 'photos', ids: [photoId] } })
  const client = world.browser()
  expect((await say(client, shared, photoId, 'Too dark?')).statusCode).toBeLessThan(300)
  expect((await client.request('PUT', `${shared.api}/photos/${photoId}/favourite`)).statusCode).toBe(200)
}

async function askToBeForgotten(ana: Awaited<ReturnType<World['registered']>>) {
  const answer = await ana.request('POST', '/api/v1/account/deletion', { password: PASSWORD })
  expect(answer.statusCode).toBe(200)
}

/** Sweeps, then delivers what the sweep announces and what follows from that. */
async function goOn(world: World, handle = world.handle): Promise<number> {
  world.events.length = 0
  await world.sweep()
  let handled = 0
  for (const { topic, payload } of world.events.filter((event) => event.topic === 'account-forgotten')) {
    expect(topic).toBe('account-forgotten')
    await handle(payload as { accountId: string })
    handled += 1
  }
  return handled
}

test('on the seventh day nothing of the person remains anywhere', async () => {
  await using world = await setUp()
  const { ana, bob, late, secret } = await peopleIn(world)
  await askToBeForgotten(ana)
  const before = await world.remainsOf(bob.id)

  world.clock.advance(7 * DAY_MS - MINUTE_MS)
  expect(await goOn(world)).toBe(0)
  world.clock.advance(MINUTE_MS)
  expect(await goOn(world)).toBe(1)
  // The account is closed at once: no session, password or key gives access, and no upload is granted.
  const signIn = { email: EMAIL, password: PASSWORD }
  expect((await world.browser().request('POST', '/api/v1/session', signIn)).json().code).toBe('closed')
  expect((await ana.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  const authorization = `Bearer ${secret}`
  const answer = await world.app.inject({ url: '/api/v1/photos', headers: { authorization } })
  expect(answer.statusCode).toBe(401)
  await expect(world.photos.request(ana.id, announcement(Buffer.from('more')))).rejects.toMatchObject({
    reason: 'closed',
  })

  world.clock.advance(10 * MINUTE_MS)
  expect(await goOn(world)).toBe(1)
  const mails = world.events.filter(({ topic }) => topic === 'account-mail-due')
  expect(mails).toHaveLength(1)
  const [{ mailId } = { mailId: '' }] = mails.map(({ payload }) => payload as { mailId: string })
  expect(await world.remainsOf(ana.id, EMAIL)).toEqual([`accountMails/${mailId}`])
  await world.firestore.collection('accountMails').doc(mailId).delete()

  // Bytes that were on their way arrive late, and every event about them is delivered again.
  await world.buckets.originals.file(`${ana.id}/${late.id}`).save(late.bytes, { resumable: false })
  const [upload] = world.events.splice(0).filter(({ topic }) => topic === 'photo-uploaded')
  const { processing } = world
  const { originals, renditions } = world.buckets
  const discarded: { ownerId: string; photoId: string }[] = []
  await createThumbnailsHandler({
    photos: processing,
    making: createMaking({
      originals,
      renditions,
      render: () => Promise.reject(new Error('Nothing is rendered')),
    }),
    discard: async (photo) => discarded.push(photo),
  })(upload?.payload as never)
  for (const photo of discarded)
    await createRemovalHandler({ photos: processing, originals, renditions })(photo)
  await processing.addMetadata({ photoId: late.id, ...VERSION }, READ)
  await processing.addThumbnails({ photoId: late.id, ...VERSION }, THUMBNAILS)
  await world.handle({ accountId: ana.id })
  expect(await world.remainsOf(ana.id, EMAIL)).toEqual([])

  expect(await world.remainsOf(bob.id)).toEqual(before)
  const receipts = await world.firestore.collection('removalReceipts').get()
  expect(receipts.docs.map((receipt) => receipt.get('counts'))).toMatchObject([{ photos: 5, keys: 1 }])
})

test('a removal that is killed at any point, or announced twice, ends the same', async () => {
  await using world = await setUp()
  const { ana, bob } = await peopleIn(world)
  await askToBeForgotten(ana)
  world.clock.advance(7 * DAY_MS)
  const broken = (room: Forgetting): Forgetting => {
    let calls = 0
    return {
      ...room,
      async forget(accountId) {
        const forgotten = await room.forget(accountId)
        calls += 1
        if (calls % 2 === 1) throw new Error('killed')
        return forgotten
      },
    }
  }
  const { accounts, photos, shelf } = world.rooms
  for (const parts of [
    { accounts: broken(accounts) },
    { photos: broken(photos) },
    { shelf: broken(shelf) },
  ]) {
    const handle = world.handlerOver(parts)
    await expect(handle({ accountId: ana.id })).rejects.toThrow('could not forget')
    await Promise.all([handle({ accountId: ana.id }), world.handle({ accountId: ana.id })])
  }
  world.clock.advance(10 * MINUTE_MS)
  await Promise.all([world.handle({ accountId: ana.id }), world.handle({ accountId: ana.id })])
  await world.handle({ accountId: ana.id })
  const mails = world.events.filter(({ topic }) => topic === 'account-mail-due').slice(1)
  expect(mails).toHaveLength(1)
  const remains = await world.remainsOf(ana.id, EMAIL)
  expect(remains.every((each) => each.startsWith('accountMails/'))).toBe(true)
  expect((await world.firestore.collection('removalReceipts').get()).size).toBe(1)
  expect((await world.remainsOf(bob.id)).length).toBeGreaterThan(5)
})

test('on the sixth day it can be cancelled, and an event about it removes nothing', async () => {
  await using world = await setUp()
  const { ana, shown } = await peopleIn(world)
  await askToBeForgotten(ana)
  world.clock.advance(6 * DAY_MS)
  const again = world.browser()
  await again.request('POST', '/api/v1/session', { email: EMAIL, password: PASSWORD })
  await again.request('DELETE', '/api/v1/account/deletion')
  world.clock.advance(30 * DAY_MS)
  expect(await goOn(world)).toBe(0)
  await world.handle({ accountId: ana.id })
  expect(await world.photos.get(ana.id, shown)).toMatchObject({ status: 'ready' })
})

test('a removal that is too large for one run continues in another', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  await askToBeForgotten(ana)
  world.clock.advance(7 * DAY_MS)
  world.events.length = 0
  let steps = 3
  const large: Forgetting = {
    count: async () => ({}),
    async forget() {
      steps -= 1
      world.clock.advance(10 * MINUTE_MS)
      return steps > 0 ? 'some' : 'all'
    },
  }
  const handle = world.handlerOver({ shelf: large })
  await handle({ accountId: ana.id })
  expect(world.events).toEqual([{ topic: 'account-forgotten', payload: { accountId: ana.id } }])
  await handle({ accountId: ana.id })
  await handle({ accountId: ana.id })
  expect(await world.people.parts.store.find(ana.id)).toBeNull()
})
