import { expect, test } from 'vitest'
import { functions } from '../../infra/functions.ts'
import { createAttention } from '../photos/attention.ts'
import { photoDiscarded, photoUploaded } from '../photos/events.ts'
import { picture } from '../photos/test-pictures.ts'
import { OWNER, refusal, setUp as setUpPhotos } from '../photos/test-world.ts'
import { createFailures } from '../platform/failures.ts'
import type { Publish } from '../platform/publish.ts'
import type { ShelvedEvent } from './letter.ts'
import { ORIGINS } from './origins.ts'
import { createShelf, createShelving } from './service.ts'
import { createShelfStore } from './store.ts'
import type { HooksOfRooms } from './tell-rooms.ts'

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

async function setUp(rooms: HooksOfRooms = {}) {
  const world = await setUpPhotos()
  const { clock, firestore, events, photos } = world
  const store = createShelfStore(firestore, clock.now)
  const failures = createFailures(firestore, clock.now)
  const errors: unknown[] = []
  const told = {
    rooms: { photos: createAttention({ store: world.store }), ...rooms },
    log: { error: (entry: unknown) => void errors.push(entry) },
    now: clock.now,
  }
  const shelving = createShelving({ store, failures, ...told })
  const deps = { store, publish: world.publish, ...told }
  let messages = 0
  return {
    clock,
    photos,
    failures,
    events,
    upload: world.upload,
    deliver: () => world.deliver(),
    shelf: createShelf(deps),
    shelfWith: (publish: Publish) => createShelf({ ...deps, publish }),
    shelve: shelving.shelve,
    errors,
    /** An event as Pub/Sub forwards it after the last attempt. */
    given(payload: unknown, from = 'photo-removal', attributes: Record<string, string> = {}): ShelvedEvent {
      messages += 1
      return {
        messageId: String(messages),
        publishedAt: new Date(clock.now()).toISOString(),
        data: Buffer.from(JSON.stringify(payload)).toString('base64'),
        attributes: {
          ...attributes,
          CloudPubSubDeadLetterSourceSubscription: from,
          CloudPubSubDeadLetterSourceSubscriptionProject: 'p',
          CloudPubSubDeadLetterSourceDeliveryCount: '5',
          CloudPubSubDeadLetterSourceTopicPublishTime: '2026-05-01T10:00:00.000+00:00',
        },
      }
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

const discarded = (photoId: string) => ({ ownerId: OWNER, photoId })

test('the shelf knows the topic of every function', () => {
  const topics = functions.flatMap(({ name, topic }) =>
    topic === 'dead-letters' || topic.schedule ? [] : [[name, topic.name]],
  )
  expect(
    Object.entries(ORIGINS)
      .map(([name, topic]) => [name, topic.name])
      .sort(),
  ).toEqual(topics.sort())
})

test('a letter shows its function, reason, attempts, payload and trace', async () => {
  await using world = await setUp()
  const payload = discarded('p1')
  const data = Buffer.from(JSON.stringify(payload)).toString('base64')
  const attributes = { traceparent: TRACE, for: 'photo-removal' }
  await world.failures.record({ function: 'photo-removal', data, attributes }, new Error('bucket away'))

  await world.shelve(world.given(payload, 'photo-removal', attributes))
  expect((await world.shelf.list()).items).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      function: 'photo-removal',
      topic: 'photo-discarded',
      reason: 'Error: bucket away',
      attempts: 5,
      payload: JSON.stringify(payload, null, 2),
      attributes,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      publishedAt: '2026-05-01T10:00:00.000Z',
      shelvedAt: expect.any(String),
    },
  ])
})

test('an unreadable event is shelved as it is', async () => {
  await using world = await setUp()
  await world.shelve({
    ...world.given(null),
    data: Buffer.from('not json').toString('base64'),
    attributes: {},
  })
  const { items } = await world.shelf.list()
  expect(items).toMatchObject([{ function: 'unknown', topic: 'unknown', payload: 'not json', traceId: null }])
  expect(await refusal(world.shelf.redrive(items[0]!.id))).toMatchObject({ code: 'conflict' })
})

test('a letter delivered twice is stored once, and does not return after it was handled', async () => {
  await using world = await setUp()
  const letter = world.given(discarded('p1'))
  await Promise.all([world.shelve(letter), world.shelve(letter)])
  const { items } = await world.shelf.list()
  expect(items).toHaveLength(1)

  await world.shelf.dismiss(items[0]!.id)
  await world.shelve(letter)
  expect((await world.shelf.list()).items).toEqual([])
  expect(await refusal(world.shelf.dismiss(items[0]!.id))).toMatchObject({ code: 'not-found' })
  expect(world.events).toEqual([])

  // An event that is given up again is another message with the same letter id.
  await world.shelve(world.given(discarded('p1')))
  expect((await world.shelf.list()).items.map(({ id }) => id)).toEqual([items[0]!.id])
})

test('a letter is sent again only to its function, in its trace, and only once for a double click', async () => {
  await using world = await setUp()
  await world.shelve(world.given(discarded('p1'), 'photo-removal', { traceparent: TRACE }))
  const [letter] = (await world.shelf.list()).items
  const clicks = await Promise.allSettled([world.shelf.redrive(letter!.id), world.shelf.redrive(letter!.id)])
  expect(clicks.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(world.events).toEqual([
    {
      topic: photoDiscarded.name,
      payload: discarded('p1'),
      options: { for: 'photo-removal', traceparent: TRACE },
    },
  ])
  expect((await world.shelf.list()).items).toEqual([])
})

test('a letter that could not be sent stays, and can be sent again at once', async () => {
  await using world = await setUp()
  await world.shelve(world.given(discarded('p1')))
  const [letter] = (await world.shelf.list()).items
  const failing = world.shelfWith(() => Promise.reject(new Error('no network')))
  await expect(failing.redrive(letter!.id)).rejects.toThrow('no network')
  expect((await world.shelf.list()).items).toHaveLength(1)
  await world.shelf.redrive(letter!.id)
  expect(world.events).toHaveLength(1)
})

test('an event that no function could read cannot be sent again, and does not block the rest', async () => {
  await using world = await setUp()
  await world.shelve(world.given({ photoId: 7 }))
  await world.shelve(world.given(discarded('p1')))
  const unreadable = (await world.shelf.list()).items.find(({ payload }) => payload.includes('7'))
  expect(await refusal(world.shelf.redrive(unreadable!.id))).toMatchObject({ code: 'conflict' })
  await world.shelf.redriveAll()
  expect((await world.shelf.list()).items.map(({ id }) => id)).toEqual([unreadable!.id])
})

test('all letters, over several pages, can be sent again or dismissed at once', async () => {
  await using world = await setUp()
  for (let i = 0; i < 120; i++) {
    await world.shelve(world.given(discarded(`p${i}`)))
    world.clock.advance(10)
  }
  const first = await world.shelf.list()
  const second = await world.shelf.list(first.nextCursor!)
  const third = await world.shelf.list(second.nextCursor!)
  expect([first, second, third].map(({ items }) => items.length)).toEqual([50, 50, 20])
  expect(third.nextCursor).toBeNull()
  expect(first.items[0]?.payload).toContain('p119')
  expect(await refusal(world.shelf.list('nonsense'))).toMatchObject({ code: 'invalid' })

  await world.shelf.redriveAll()
  expect(new Set(world.events.splice(0).map(({ payload }) => JSON.stringify(payload))).size).toBe(120)
  expect((await world.shelf.list()).items).toEqual([])

  await world.shelve(world.given(discarded('another')))
  await world.shelf.dismissAll()
  expect((await world.shelf.list()).items).toEqual([])
  expect(world.events).toEqual([])
})

test('a photo whose event was given up needs attention, until the event is sent again', async () => {
  await using world = await setUp()
  const id = await world.upload(await picture())
  const [event] = world.events.splice(0)
  await world.shelve(world.given(event!.payload, 'photo-thumbnails'))
  expect(await world.photos.get(OWNER, id)).toMatchObject({ needsAttention: true, status: 'uploading' })

  await world.shelf.redriveAll()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ needsAttention: false })
  expect(world.events).toMatchObject([{ topic: photoUploaded.name, options: { for: 'photo-thumbnails' } }])
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ status: 'processing' })
})

test('a photo that became ready without help needs no attention', async () => {
  await using world = await setUp()
  const id = await world.upload(await picture())
  const [event] = world.events
  await world.shelve(world.given(event!.payload, 'photo-metadata'))
  await world.deliver()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ needsAttention: false, status: 'ready' })
  await world.shelve(world.given(event!.payload, 'photo-thumbnails'))
  expect(await world.photos.get(OWNER, id)).toMatchObject({ needsAttention: false })
})

test('the number of letters is reported whenever it changes', async () => {
  await using world = await setUp()
  const counts: number[] = []
  let wake = () => {}
  const stop = world.shelf.live.watch('anybody', {
    changed({ data }) {
      counts.push(data.count)
      wake()
    },
    failed() {},
  })
  const until = async (count: number) => {
    while (counts.at(-1) !== count) await new Promise<void>((resolve) => (wake = resolve))
  }
  await until(0)
  await world.shelve(world.given(discarded('p1')))
  await until(1)
  await world.shelf.dismissAll()
  await until(0)
  stop()
})

test('a room is told the event and its function', async () => {
  const told: unknown[] = []
  const note = (hook: string) => async (event: unknown) => void told.push([hook, event])
  await using world = await setUp({ other: { shelved: note('shelved'), redriven: note('redriven') } })
  await world.shelve(world.given(discarded('p1')))
  await world.shelf.redriveAll()
  const event = { function: 'photo-removal', topic: 'photo-discarded', payload: discarded('p1') }
  expect(told).toEqual([
    ['shelved', event],
    ['redriven', event],
  ])
})

test('a room that throws stops neither the other rooms nor the re-drive', async () => {
  const fail = async () => {
    throw new Error('room on fire')
  }
  await using world = await setUp({ broken: { shelved: fail, redriven: fail } })
  const id = await world.upload(await picture())
  const [event] = world.events.splice(0)
  const letter = world.given(event!.payload, 'photo-thumbnails')
  // The letter is delivered again, so that the broken room is told once it is repaired.
  await expect(world.shelve(letter)).rejects.toThrow('Not every room')
  await expect(world.shelve(letter)).rejects.toThrow('Not every room')
  expect(await world.photos.get(OWNER, id)).toMatchObject({ needsAttention: true })
  expect(world.errors).toMatchObject([{ room: 'broken' }, { room: 'broken' }])

  await world.shelf.redriveAll()
  expect(await world.photos.get(OWNER, id)).toMatchObject({ needsAttention: false })
  expect(world.events).toHaveLength(1)
  expect((await world.shelf.list()).items).toEqual([])
})
