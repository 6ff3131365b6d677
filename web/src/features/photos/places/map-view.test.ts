import { expect, test } from 'vitest'
import { MOST_ZOOM, moved, partOf, placeOnMap, WORLD, zoomed } from './map-view.ts'

const size = { width: 1000, height: 600 }
const berlin = { latitude: 52.5, longitude: 13.4, zoom: 6 }

test('the middle is in the middle, and follows the hand', () => {
  expect(placeOnMap(berlin, berlin, size)).toEqual({ x: 500, y: 300 })
  const after = placeOnMap(berlin, moved(berlin, 40, -25, size), size)
  expect(after.x).toBeCloseTo(540)
  expect(after.y).toBeCloseTo(275)
})

test('what is under the pointer stays there while zooming', () => {
  const at = { x: 120, y: -80 }
  const pointed = { latitude: 54, longitude: 15 }
  const before = placeOnMap(pointed, berlin, size)
  const there = { x: before.x - 500, y: before.y - 300 }
  const after = placeOnMap(pointed, zoomed(berlin, 1.5, size, there), size)
  expect(after.x).toBeCloseTo(before.x)
  expect(after.y).toBeCloseTo(before.y)
  expect(zoomed(berlin, 99, size, at).zoom).toBe(MOST_ZOOM)
  expect(zoomed(berlin, -99, size, at)).toMatchObject({ zoom: 0, latitude: 0 })
})

test('the part that is seen goes across the date line, and is the world when all of it is seen', () => {
  const fiji = partOf({ latitude: -17, longitude: 179, zoom: 5 }, size)
  expect(fiji.west).toBeGreaterThan(fiji.east)
  expect(fiji.north).toBeGreaterThan(fiji.south)
  expect(partOf(WORLD, size)).toMatchObject({ west: -180, east: 180, level: 3 })
  expect(
    placeOnMap({ latitude: -17, longitude: -179 }, { latitude: -17, longitude: 179, zoom: 5 }, size).x,
  ).toBeCloseTo(500 + (2 / 360) * 1000 * 32)
})
