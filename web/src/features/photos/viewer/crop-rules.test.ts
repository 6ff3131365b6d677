import { expect, test } from 'vitest'
import {
  type Crop,
  composed,
  type Drag,
  dragged,
  fitted,
  toAdjustments,
  turnBy,
  turned,
  WHOLE,
} from './crop-rules.ts'

const MIDDLE: Crop = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 }
const drag = (part: Partial<Drag>) =>
  dragged({ handle: 'move', start: MIDDLE, x: 0, y: 0, ratio: null, ...part })
const isInside = ({ left, top, width, height }: Crop) =>
  left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 1 + 1e-9 && top + height <= 1 + 1e-9

test.each<[string, Partial<Drag>, Crop]>([
  ['moves', { x: 0.1, y: -0.1 }, { ...MIDDLE, left: 0.35, top: 0.15 }],
  ['stops at the edge', { x: 9, y: -9 }, { ...MIDDLE, left: 0.5, top: 0 }],
  ['grows to the right', { handle: 'e', x: 0.1 }, { ...MIDDLE, width: 0.6 }],
  [
    'never turns inside out',
    { handle: 'nw', x: 9, y: 9 },
    { left: 0.72, top: 0.72, width: 0.03, height: 0.03 },
  ],
])('a drag %s', (_what, part, crop) => {
  for (const [name, value] of Object.entries(drag(part))) expect(value).toBeCloseTo(crop[name as keyof Crop])
})

test('whatever is dragged stays inside, with its ratio', () => {
  for (const handle of ['move', 'n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw'] as const)
    for (const x of [-2, -0.3, 0, 0.2, 2])
      for (const y of [-2, -0.2, 0, 0.3, 2])
        for (const ratio of [null, 0.4, 1, 2.5]) {
          const start = ratio === null ? MIDDLE : fitted(MIDDLE, ratio)
          const crop = drag({ handle, x, y, ratio, start })
          expect([handle, x, y, ratio, isInside(crop)]).toEqual([handle, x, y, ratio, true])
          if (ratio !== null) expect(crop.width / crop.height).toBeCloseTo(ratio)
        }
})

test('four quarter turns are none', () => {
  const crop = { left: 0.1, top: 0.2, width: 0.3, height: 0.4 }
  let now: Crop = crop
  for (let i = 0; i < 4; i++) now = turned(now, true)
  for (const [name, value] of Object.entries(now)) expect(value).toBeCloseTo(crop[name as keyof Crop])
  for (const [name, value] of Object.entries(turned(turned(crop, true), false)))
    expect(value).toBeCloseTo(crop[name as keyof Crop])
  expect([turnBy(270, true), turnBy(0, false)]).toEqual([0, 270])
})

test('what changes nothing is no adjustment, and rounding never leaves the picture', () => {
  expect(toAdjustments(0, WHOLE)).toBeNull()
  expect(toAdjustments(90, WHOLE)).toEqual({ turn: 90, crop: null })
  const { crop } = toAdjustments(0, { left: 1 / 3, top: 2 / 3, width: 2 / 3, height: 1 / 3 })!
  expect(crop!.left + crop!.width).toBeLessThanOrEqual(1)
  expect(crop!.top + crop!.height).toBeLessThanOrEqual(1)
})

test('a crop of a crop is a part of it, also after a turn', () => {
  const left = { left: 0, top: 0, width: 0.5, height: 1 }
  expect(composed({ turn: 0, crop: left }, 0, left)).toEqual({ turn: 0, crop: { ...left, width: 0.25 } })
  // Turned clockwise, the left half is the upper half.
  expect(composed({ turn: 0, crop: left }, 90, WHOLE)).toEqual({
    turn: 90,
    crop: { left: 0, top: 0, width: 1, height: 0.5 },
  })
  expect(composed({ turn: 270, crop: null }, 90, WHOLE)).toBeNull()
})
