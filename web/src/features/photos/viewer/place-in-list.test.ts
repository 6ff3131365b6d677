import { expect, test } from 'vitest'
import type { GallerySource } from '../gallery/use-source.ts'
import { placeInList } from './place-in-list.ts'

const section = (ids: string, missing = 0) => ({ tiles: [...ids].map((id) => ({ id })), missing })
const source = (total: number | null, ...sections: ReturnType<typeof section>[]) =>
  ({ sections, total }) as unknown as GallerySource

test.each<[string, GallerySource, string | null]>([
  ['c', source(3, section('ab'), section('c')), '3 of 3'],
  ['c', source(1200, section('', 1000), section('ab'), section('c')), '1,003 of 1,200'],
  ['b', source(null, section('abc')), '2 of 3+'],
  ['x', source(3, section('abc')), null],
  ['c', source(2, section('abc')), '3 of 3'],
])('the place of %s', (id, list, words) => {
  expect(placeInList(list, id)).toBe(words)
})
