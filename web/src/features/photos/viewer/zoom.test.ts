import { expect, test } from 'vitest'
import { FITTED, fitInto, keepInside, swipeOf, zoomAt } from './zoom.ts'

const stage = { width: 1000, height: 600 }
const picture = { width: 900, height: 600 }
const bounds = { picture, stage }

test('a picture fits the stage and is not enlarged', () => {
  expect(fitInto(1.5, stage, null)).toEqual({ width: 900, height: 600 })
  expect(fitInto(4, stage, null)).toEqual({ width: 1000, height: 250 })
  expect(fitInto(1, stage, { width: 400, height: 400 })).toEqual({ width: 400, height: 400 })
  expect(fitInto(1, stage, { width: 20, height: 20 }).width).toBe(320)
})

test('what is under the pointer stays under it', () => {
  const at = { x: 200, y: -100 }
  const zoomed = zoomAt(FITTED, 3, at, bounds)
  // The point of the picture that was at `at` is still there.
  expect(at.x / 1).toBeCloseTo((at.x - zoomed.x) / zoomed.scale)
  expect(at.y / 1).toBeCloseTo((at.y - zoomed.y) / zoomed.scale)
})

test('zooming has limits, and zooming out returns to the centre', () => {
  expect(zoomAt(FITTED, 100, { x: 0, y: 0 }, bounds).scale).toBe(6)
  const away = { scale: 2, x: 400, y: 300 }
  expect(zoomAt(away, 0.1, { x: 50, y: 50 }, bounds)).toEqual(FITTED)
})

test('a zoomed picture cannot be pushed off the stage', () => {
  expect(keepInside({ scale: 2, x: 5000, y: -5000 }, bounds)).toEqual({ scale: 2, x: 400, y: -300 })
})

test.each([
  [{ x: 300, y: 20 }, 400, 'previous'],
  [{ x: -50, y: 5 }, 100, 'next'],
  [{ x: -50, y: 5 }, 600, null],
  [{ x: 10, y: 90 }, 120, 'close'],
  [{ x: 10, y: -200 }, 120, null],
])('a way of %o in %d ms means %s', (moved, ms, swipe) => {
  expect(swipeOf(moved, ms, stage)).toBe(swipe)
})
