import { expect, test } from 'vitest'
import { layOutBar } from './bar.ts'
import { roomAt, roomsFor } from './room.ts'
import { rooms } from './rooms.ts'

const five = ['photos', 'careers', 'campaigns', 'shop', 'assistant'].map((name) => ({
  path: `/${name}` as const,
  role: 'member' as const,
}))
const shelf = { path: '/shelf' as const, role: 'admin' as const }

test.each([
  [1, 1, 0],
  [4, 4, 0],
  [5, 4, 1],
  [6, 4, 2],
])('of %i entries the bar shows %i, and its menu %i', (count, shown, more) => {
  const bar = layOutBar([...five, shelf].slice(0, count))
  expect([bar.shown.length, bar.more.length]).toEqual([shown, more])
  expect([...bar.shown, ...bar.more]).toEqual([...five, shelf].slice(0, count))
})

test.each([
  ['/photos', '/photos'],
  ['/photos/trash', '/photos'],
  ['/photoshop', undefined],
  ['/shop/products/7', '/shop'],
  ['/profile', undefined],
])('%s belongs to %s', (path, room) => {
  expect(roomAt(five, path)?.path).toBe(room)
})

test('members do not see rooms for admins', () => {
  expect(roomsFor([...five, shelf], 'member')).toEqual(five)
  expect(roomsFor([...five, shelf], 'admin')).toEqual([...five, shelf])
})

test('every manifest is in the navigation', () => {
  const manifests = import.meta.glob<Record<string, unknown>>('../features/*/{room,*-room}.ts', {
    eager: true,
  })
  const known: readonly unknown[] = rooms
  const missing = Object.entries(manifests).flatMap(([file, manifest]) =>
    Object.values(manifest).some((each) => known.includes(each)) ? [] : [file],
  )
  expect(missing, 'Add the manifests of these rooms to web/src/shell/rooms.ts').toEqual([])
  expect(Object.keys(manifests)).toHaveLength(rooms.length)
})

test('no room is inside another, and each page is below its room', () => {
  const paths = rooms.map(({ path }) => path)
  for (const path of paths) expect(paths.filter((other) => roomAt([{ path }], other))).toEqual([path])
})
