import { expect, test } from 'vitest'
import { BEGINNING, listFiles, places, starts } from './file-list.ts'
import { countFiles, fillFile, type Room, type Stretch } from './file-stretch.ts'
import { foreseeFiles } from './foreseen-files.ts'
import type { ShownPhoto } from './sharing-rules.ts'

/** Photos of these sizes, some of them hidden, as pages of a link give them. */
function linkOf(sizes: number[], isHidden: (at: number) => boolean = () => false) {
  const all = sizes.map((size, at) => ({ id: `photo-${at}`, size }) as ShownPhoto)
  const counted = { read: 0 }
  const deps = {
    weigh: ({ size }: ShownPhoto) => size,
    async read({ cursor = '0', limit }: { cursor?: string; limit: number }) {
      const start = Number(cursor)
      const page = all.slice(start, start + limit)
      counted.read += page.length
      const next = start + limit < all.length ? String(start + limit) : null
      return { items: page.filter((_, at) => !isHidden(start + at)), nextCursor: next }
    },
  }
  return {
    counted,
    fill: (stretch: Stretch, room: Room) => fillFile(deps, stretch, room),
    shown: all.filter((_, at) => !isHidden(at)).map(({ id }) => id),
    weights: all.filter((_, at) => !isHidden(at)).map(({ size }) => size),
  }
}

const ROOM = { photos: 1000, bytes: 2000 }
const ones = (count: number) => Array.from({ length: count }, () => 1)
const uneven = (count: number) => Array.from({ length: count }, (_, at) => (at * 7919) % 900)

test.each<[string, number[], ((at: number) => boolean) | undefined]>([
  ['none', [], undefined],
  ['one that is larger than a file', [5000], undefined],
  ['large ones', [1500, 1500, 400, 200, 1999, 1, 1], undefined],
  ['as many as a file holds', ones(1000), undefined],
  ['one more', ones(1001), undefined],
  ['many', ones(5200), undefined],
  ['many of different sizes', uneven(120), undefined],
  ['many of which some are hidden', ones(3000), (at) => at % 3 === 0],
  ['many of which the last are hidden', ones(2400), (at) => at >= 2000],
])('the files of %s hold each photo once, in order and within their limits', async (_, sizes, isHidden) => {
  const { fill, shown, weights } = linkOf(sizes, isHidden)
  const files: string[][] = []
  for (let from = BEGINNING; ; ) {
    const list = await listFiles({
      fill: (after) => fill({ after, until: null }, ROOM),
      knowsBytes: true,
      from,
    })
    for (const { part, first, last, number } of list.files) {
      const { after, until, ...place } = places.decode(part)
      const { photos, bytes, next } = await fill({ after, until }, ROOM)
      expect([place.number, next, last - first + 1]).toEqual([number, null, photos.length])
      expect(photos.length).toBeLessThanOrEqual(ROOM.photos)
      if (photos.length > 1) expect(bytes).toBeLessThanOrEqual(ROOM.bytes)
      files.push(photos.map(({ id }) => id))
      expect(number).toBe(files.length)
    }
    if (list.next === null) break
    from = starts.decode(list.next)
  }
  expect(files.flat()).toEqual(shown)
  expect(countFiles(weights, ROOM)).toBe(files.length)
})

const GB = 1024 ** 3
test.each<[string, number[], boolean, object]>([
  ['all that fit', [GB, GB], true, { kind: 'counted', files: 1, bytes: 2 * GB }],
  ['all that do not', [GB, GB, 1], true, { kind: 'counted', files: 2, bytes: 2 * GB + 1 }],
  ['the first, which do not fit', [GB, GB, 1], false, { kind: 'several' }],
  ['the first, which fit', [GB, GB], false, { kind: 'unknown' }],
])('what is foreseen of %s', (_, weights, areAll, foreseen) => {
  expect(foreseeFiles({ downloads: 'original', watermark: '' }, weights, areAll)).toMatchObject(foreseen)
})

test('a file is found without reading the photos before it, and a list looks at so many files only', async () => {
  const { fill, counted } = linkOf(ones(50_000))
  const list = await listFiles({
    fill: (after) => fill({ after, until: null }, ROOM),
    knowsBytes: false,
    from: BEGINNING,
  })
  expect([list.files.length, list.total, counted.read]).toEqual([20, null, 20_000])
  counted.read = 0
  const { after, until } = places.decode(list.files[19]!.part)
  await fill({ after, until }, ROOM)
  expect(counted.read).toBe(1000)
})
