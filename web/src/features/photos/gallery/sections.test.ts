import { expect, test } from 'vitest'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { layOut, sectionsBetween } from './layout.ts'
import { listSections, type Section, stretchSections } from './sections.ts'
import { walk } from './walk.ts'

const newest = { sort: 'taken', order: 'desc' } as const
const tiles = (day: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => ({ id: `${day.slice(8)}-${i}`, day, addedAt: `${day}T10:00:00Z`, ratio: 1.5 }) as PhotoTile,
  )
const days = [
  { day: '2024-05-03', count: 3 },
  { day: '2024-05-02', count: 500 },
  { day: '2024-05-01', count: 2 },
]
const shape = (sections: readonly Section[]) =>
  sections.map(({ day, tiles, missing }) => [day, tiles.length, missing])
const options = { width: 1000, targetHeight: 200, gap: 4, headerHeight: 40, sectionGap: 10, neighbourGap: 20 }

test('before anything is fetched the days reserve their space', () => {
  expect(shape(stretchSections(newest, days, undefined))).toEqual([
    ['2024-05-03', 0, 3],
    ['2024-05-02', 0, 500],
    ['2024-05-01', 0, 2],
  ])
})

test('a day of many pages shows how many photos are still to come', () => {
  const list = {
    pages: [{ items: [...tiles('2024-05-03', 3), ...tiles('2024-05-02', 197)], nextCursor: 'c' }],
  }
  expect(shape(stretchSections(newest, days, list))).toEqual([
    ['2024-05-03', 3, 0],
    ['2024-05-02', 197, 303],
    ['2024-05-01', 0, 2],
  ])
})

test('once everything is fetched only fetched photos count', () => {
  const list = { pages: [{ items: tiles('2024-05-02', 1), nextCursor: null }] }
  expect(shape(stretchSections(newest, days, list))).toEqual([['2024-05-02', 1, 0]])
})

test('an empty page with more to come reserves space, so that more is fetched', () => {
  expect(listSections(newest, { pages: [{ items: [], nextCursor: 'c' }] })).toHaveLength(1)
  expect(listSections(newest, { pages: [{ items: [], nextCursor: null }] })).toEqual([])
})

const section = (day: string, count: number, missing = 0): Section => ({
  key: day,
  day,
  tiles: tiles(day, count),
  missing,
  query: newest,
})

test('small days share a row, and a full one stands alone', () => {
  const { sections } = layOut(
    [section('2024-05-05', 1), section('2024-05-04', 1), section('2024-05-03', 9), section('2024-05-02', 1)],
    options,
  )
  expect(sections.map(({ top, left }) => [Math.round(top), left])).toEqual([
    [0, 0],
    [0, 320],
    [250, 0],
    [Math.round(sections[2]!.top + sections[2]!.height + 10), 0],
  ])
})

test('exactly the sections near the screen are found', () => {
  const layout = layOut(
    Array.from({ length: 800 }, (_, i) => section(`day-${i}`, 9)),
    options,
  )
  const found = sectionsBetween(layout, 50_000, 51_000)
  const all = layout.sections.filter(({ top, height }) => top <= 51_000 && top + height >= 50_000)
  expect(found).toEqual(all)
})

test('arrows move in order sideways, and to the nearest photo up and down, across days', () => {
  const layout = layOut([section('2024-05-05', 3), section('2024-05-04', 9)], options)
  const id = (from: string | null, step: Parameters<typeof walk>[2]) => walk(layout, from, step)?.id
  expect(id(null, 'right')).toBe('05-0')
  expect(id('05-2', 'right')).toBe('04-0')
  expect(id('04-0', 'left')).toBe('05-2')
  expect(id('05-0', 'left')).toBeUndefined()
  expect(id('05-1', 'down')).toBe('04-1')
  expect(id('04-1', 'up')).toBe('05-1')
  expect(id('05-0', 'end')).toBe('04-8')
})
