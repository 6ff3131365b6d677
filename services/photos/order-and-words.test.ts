// Where a photo stands in the timeline, and by which words it is found.
import { expect, test } from 'vitest'
import type { PhotoQuery } from './list-schemas.ts'
import { newPhoto } from './new-photo.ts'
import type { PhotoFacts } from './record.ts'
import { OWNER, setUp, type World } from './test-world.ts'

async function record(world: World, ...photos: (Partial<PhotoFacts> & { name: string })[]): Promise<void> {
  const at = new Date(world.clock.now()).toISOString()
  const upload = { contentType: 'image/jpeg', size: 1, sha256: '0'.repeat(64) }
  const ids = photos.map((_, n) => `p${(n * 7919) % 1000}`)
  await world.store.changeMany(ids, (_found, id) => {
    const { name, ...facts } = photos[ids.indexOf(id)]!
    return {
      ...newPhoto({ ownerId: OWNER, id, upload: { ...upload, name }, contentType: 'image/jpeg', at }),
      ...facts,
    }
  })
}

const names = async (world: World, query: PhotoQuery) => {
  const { items } = await world.photos.list(OWNER, query)
  return Promise.all(items.map(async ({ id }) => (await world.photos.get(OWNER, id)).name))
}

test('photos of one second are in the order of their names, and numbers in that of their values', async () => {
  await using world = await setUp()
  const takenAt = '2024-11-06T12:00:00+13:00'
  await record(
    world,
    ...['BV_8235.jpg', 'BV_8223.jpg', 'BV_8234.jpg', 'BV_982.jpg', 'BV_10001.jpg'].map((name) => ({
      name,
      takenAt,
    })),
    { name: 'AA_1.jpg', takenAt: '2024-11-06T12:00:00.500+13:00' },
    { name: 'ZZ_1.jpg', takenAt: '2024-11-06T11:59:59.999+13:00' },
  )
  const ordered = ['ZZ_1', 'BV_982', 'BV_8223', 'BV_8234', 'BV_8235', 'BV_10001', 'AA_1'].map(
    (name) => `${name}.jpg`,
  )
  expect(await names(world, { order: 'asc' })).toEqual(ordered)
  expect(await names(world, {})).toEqual(ordered.toReversed())
  expect(await names(world, { from: '2024-11-06', to: '2024-11-06' })).toHaveLength(7)
})

test('pages of one second neither skip nor repeat a photo', async () => {
  await using world = await setUp()
  const takenAt = '2024-11-06T12:00:00'
  await record(
    world,
    ...Array.from({ length: 7 }, (_, n) => ({ name: n < 3 ? 'same.jpg' : `${n}.jpg`, takenAt })),
  )
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await world.photos.list(OWNER, { limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
})

test('a photo without a date stands on the day of the person who added it', async () => {
  await using world = await setUp()
  await record(
    world,
    {
      name: 'auckland.jpg',
      addedAt: '2026-11-25T22:13:00.000Z',
      addedLocally: '2026-11-26T11:13:00.000+13:00',
    },
    {
      name: 'honolulu.jpg',
      addedAt: '2026-11-25T02:00:00.000Z',
      addedLocally: '2026-11-24T16:00:00.000-10:00',
    },
    { name: 'script.jpg', addedAt: '2026-11-25T02:00:00.000Z' },
  )
  const { items } = await world.photos.list(OWNER, {})
  expect(items.map(({ title, day }) => [title, day])).toEqual([
    ['auckland', '2026-11-26'],
    ['script', '2026-11-25'],
    ['honolulu', '2026-11-24'],
  ])
})

test.each([
  ['DSC_4711', { name: 'DSC_4711.jpg', title: 'Sonnenuntergang' }],
  ['dsc_4711.JPG', { name: 'DSC_4711.jpg', title: 'Sonnenuntergang' }],
  ['4711', { name: 'DSC4711.jpg', title: 'Sonnenuntergang' }],
  ['タワー', { name: 'a.jpg', title: '東京タワー' }],
  ['京', { name: 'a.jpg', title: '東京タワー' }],
  ['京タ tower', { name: 'a.jpg', title: '東京タワー', tags: ['towers'] }],
  ['타워', { name: 'a.jpg', title: '서울타워' }],
  ['写真', { name: 'a.jpg', title: 'iPhone写真' }],
  ['Lodz', { name: 'a.jpg', title: 'Łódź' }],
  ['łódź', { name: 'a.jpg', title: 'Lodz' }],
  ['smorrebrod', { name: 'a.jpg', title: 'Smørrebrød' }],
  ['STRASSE', { name: 'a.jpg', title: 'Große Straße' }],
  ['oeuvre', { name: 'a.jpg', title: 'Œuvre' }],
  ['thorlak', { name: 'a.jpg', title: 'Þorlák' }],
  ['isik', { name: 'a.jpg', title: 'Işık' }],
  ['🏺', { name: 'a.jpg', title: 'Vase 🏺' }],
])('%s finds what has it, and nothing else', async (q, facts) => {
  await using world = await setUp()
  await record(world, { ...facts }, { name: 'other.png', title: 'Other' })
  expect(await names(world, { q })).toEqual([facts.name])
})

test.each(['-', '!!!', '🏺', '…', '_'])('%s finds nothing where nothing has it', async (q) => {
  await using world = await setUp()
  await record(world, { name: 'a-b!!!.jpg' }, { name: 'c.jpg', tags: ['vase'] })
  expect(await world.photos.list(OWNER, { q })).toEqual({ items: [], nextCursor: null })
  expect(await world.photos.list(OWNER, { q, tag: 'vase' })).toEqual({ items: [], nextCursor: null })
})

test('spaces alone are no search', async () => {
  await using world = await setUp()
  await record(world, { name: 'a.jpg' })
  expect(await names(world, { q: '  ' })).toEqual(['a.jpg'])
})

test('tags are one whatever their case, and are asked for as they are kept', async () => {
  await using world = await setUp()
  await record(world, { name: 'a.jpg', tags: ['i̇stanbul', 'istanbul', 'café'] })
  const [photo] = (await world.photos.list(OWNER, {})).items
  await world.photos.edit(OWNER, photo!.id, { tags: ['İstanbul', 'ISTANBUL', 'istanbul', 'Café'] })
  expect((await world.photos.get(OWNER, photo!.id)).tags).toEqual(['istanbul', 'café'])
  for (const tag of ['İstanbul', 'Café', '#café', ' CAFE\u0301 ']) {
    expect(await names(world, { tag })).toEqual(['a.jpg'])
    expect(await names(world, { tag, format: 'JPEG' })).toEqual(['a.jpg'])
  }
})

test('what is indexed of the longest text without spaces is limited', async () => {
  await using world = await setUp()
  const description = Array.from({ length: 4000 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')
  await record(world, { name: 'a.jpg', description })
  const [photo] = (await world.photos.list(OWNER, {})).items
  expect((await world.store.get(photo!.id))!.facets.length).toBeLessThan(1100)
  expect(await names(world, { q: description.slice(10, 30) })).toEqual(['a.jpg'])
})
