import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photoShareDue } from '../../services/photos/events.ts'
import { createMarkMakings, MARKS } from '../../services/photos/links/mark-record.ts'
import { createSharedPictures } from '../../services/photos/links/pictures.ts'
import { createProofStore } from '../../services/photos/links/proof-store.ts'
import type { LinkFacts } from '../../services/photos/links/record.ts'
import { createLinkRemoval } from '../../services/photos/links/removal.ts'
import type { ShownPhoto } from '../../services/photos/links/sharing-rules.ts'
import { createLinkStore } from '../../services/photos/links/store.ts'
import { createLinkSweeping } from '../../services/photos/links/sweeping.ts'
import { OWNER, setUp as setUpPhotos } from '../../services/photos/test-world.ts'
import { HOUR_MS } from '../../services/platform/durations.ts'
import { newId } from '../../services/platform/ids.ts'
import type { Publish } from '../../services/platform/publish.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { createHandler } from './handler.ts'
import { drawWatermark } from './watermark.ts'

const photoOf = (number: number) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: number, g: 90, b: 120 } } })
    .jpeg()
    .toBuffer()

async function setUp() {
  const world = await setUpPhotos()
  const { firestore, clock, renditions, store } = world
  const { now } = clock
  const links = createLinkStore(firestore, now)
  const makings = createMarkMakings({ firestore, now })
  const due: { linkId: string; photoId: string | null }[] = []
  const publish: Publish = async (topic, payload) => {
    if (topic.name !== photoShareDue.name) throw new Error(`Unexpected ${topic.name}`)
    return String(due.push(payload as (typeof due)[number]))
  }
  const handle = createHandler({
    links,
    photos: store,
    makings,
    removal: createLinkRemoval({ firestore, links, proofs: createProofStore(firestore, now), renditions }),
    renditions,
    goOn: (more) => publish(photoShareDue, more),
  })
  const pictures = createSharedPictures({ makings, renditions, publish, wait: async () => undefined })

  async function link(photoIds: string[], over: Partial<LinkFacts> = {}) {
    const facts = {
      ...{ id: newId(), ownerId: OWNER, title: 'Wedding', state: 'live', needsAttention: false },
      ...{ message: '', recipient: '', email: '', watermark: '© Ana', downloads: 'none', canComment: true },
      ...{
        photoIds,
        albumId: null,
        secretHash: '',
        sealedSecret: '',
        passwordHash: null,
        passwordVersion: 1,
      },
      ...{ expiresAt: null, revokedAt: null, visits: 0, downloaded: 0, lastSeenAt: null, favourites: 0 },
      ...{ comments: 0, open: 0, marked: 0, addedAt: new Date(now()).toISOString(), sweeps: 0 },
      waitingSince: new Date(now()).toISOString(),
      ...over,
    } as LinkFacts
    return links.create(facts, () => {})
  }

  return {
    ...world,
    links,
    due,
    handle,
    pictures,
    link,
    sweep: () =>
      sweepRoom(createLinkSweeping({ store: links, publish, now }), { until: now() + HOUR_MS, now }),
    photo: async (number = 200) => world.uploaded(await photoOf(number), { name: `${number}.jpg` }),
    shown: async (id: string) => (await store.get(id)) as ShownPhoto,
    drawn: async () => (await world.objects()).renditions.filter((name) => name.includes('/link-')),
  }
}
type World = Awaited<ReturnType<typeof setUp>>

/** Somebody looks; what was promised is made. */
async function look(world: World, linkId: string, photoId: string) {
  const link = (await world.links.get(linkId))!
  await world.pictures.find(link, await world.shown(photoId), 'preview').catch(() => undefined)
  for (const due of world.due.splice(0)) await world.handle(due)
  return world.pictures.find(link, await world.shown(photoId), 'preview')
}

test('the words are in both pictures, and the photo’s own stay as they were', async () => {
  await using world = await setUp()
  const id = await world.photo()
  const before = (await world.objects()).renditions
  const { path } = await look(world, (await world.link([id])).id, id)
  const drawn = await world.drawn()
  expect(drawn).toHaveLength(2)
  expect(drawn).toContain(path)
  expect((await world.objects()).renditions).toEqual(expect.arrayContaining(before))

  const [marked] = await world.renditions.file(path).download()
  const { preview } = (await world.shown(id)).thumbnails
  const [plain] = await world.renditions.file(`${OWNER}/${id}/${preview}`).download()
  const [a, b] = await Promise.all(
    [marked, plain].map((bytes) => sharp(bytes).raw().toBuffer({ resolveWithObject: true })),
  )
  expect([a?.info.width, a?.info.height]).toEqual([b?.info.width, b?.info.height])
  // Every quarter of the picture is marked, so that no half of it is free of it.
  const { width, height } = b!.info
  for (const [left, top] of [
    [0, 0],
    [width / 2, 0],
    [0, height / 2],
    [width / 2, height / 2],
  ] as const) {
    const area = {
      left: Math.floor(left),
      top: Math.floor(top),
      width: Math.floor(width / 2),
      height: Math.floor(height / 2),
    }
    const [one, two] = await Promise.all([marked, plain].map((bytes) => sharp(bytes).extract(area).stats()))
    expect(one!.channels[0]!.stdev).toBeGreaterThan(two!.channels[0]!.stdev + 3)
  }
})

test.each(['写真家 田中', '사진 김', 'צילום', 'Фото Ñandú ß', '<b>&"\u0000', '🙂', ' '])(
  '%j is drawn without failing',
  async (watermark) => {
    await using world = await setUp()
    const id = await world.photo()
    const link = await world.link([id], { watermark })
    expect((await look(world, link.id, id)).path).toContain(`link-${link.id}`)
  },
)

test.each([
  ['a panorama', 1600, 90],
  ['a narrow picture', 40, 600],
  ['an icon', 16, 16],
])('words longer than %s are drawn all over it', async (_, width, height) => {
  const picture = sharp({ create: { width, height, channels: 3, background: '#80a0c0' } })
  const marked = await drawWatermark(
    await picture.webp().toBuffer(),
    'A very long name of a photographer'.repeat(2),
  )
  for (const bytes of Object.values(marked)) {
    const { channels } = await sharp(bytes).stats()
    expect(channels[0]!.stdev).toBeGreaterThan(3)
  }
})

test('the same event twice draws once, and an invented one draws nothing', async () => {
  await using world = await setUp()
  const id = await world.photo()
  const link = await world.link([id])
  await world.handle({ linkId: link.id, photoId: id })
  expect(await world.drawn()).toEqual([])
  await look(world, link.id, id)
  const once = await world.drawn()
  await world.handle({ linkId: link.id, photoId: id })
  await world.handle({ linkId: 'no-such-link', photoId: id })
  await world.handle({ linkId: link.id, photoId: null })
  expect(await world.drawn()).toEqual(once)
})

test('a photo that went to the trash while it was drawn leaves no picture', async () => {
  await using world = await setUp()
  const id = await world.photo()
  const link = await world.link([id])
  await world.pictures.find(link, await world.shown(id), 'preview').catch(() => undefined)
  await world.photos.trash(OWNER, [id])
  for (const due of world.due.splice(0)) await world.handle(due)
  expect(await world.drawn()).toEqual([])
})

test('a deleted link takes its pictures, what was said, and itself along', async () => {
  await using world = await setUp()
  const [a, b] = [await world.photo(10), await world.photo(20)]
  const [link, other] = [await world.link([a, b]), await world.link([a])]
  for (const id of [a, b]) await look(world, link.id, id)
  await look(world, other.id, a)
  expect(await world.drawn()).toHaveLength(6)

  await world.links.change(link.id, (found) => found && { ...found, state: 'deleting' })
  // The event was lost, and the sweep publishes it again.
  world.clock.advance(HOUR_MS)
  expect(await world.sweep()).toEqual({ publishedAgain: 1 })
  for (const due of world.due.splice(0)) await world.handle(due)
  const left = await world.drawn()
  expect(left).toHaveLength(2)
  for (const name of left) expect(name).toContain(`link-${other.id}`)
  expect(await world.links.get(link.id)).toBeNull()
  const marks = await world.firestore.collection(MARKS).get()
  expect(marks.docs.map((mark) => mark.get('linkId'))).toEqual([other.id])
})

test('a deleted photo takes its pictures with watermarks along', async () => {
  await using world = await setUp()
  const id = await world.photo()
  await look(world, (await world.link([id])).id, id)
  await world.photos.trash(OWNER, [id])
  await world.photos.delete(OWNER, [id])
  await world.deliver()
  expect(await world.drawn()).toEqual([])
})
