import { expect, test } from 'vitest'
import { placeTooltip } from './tooltip-place.ts'

const space = { width: 400, height: 300 }
const size = { width: 80, height: 20 }
const at = (left: number, top: number) => ({ left, top, width: 40, height: 40 })

test.each([
  ['top', at(180, 130), { x: 160, y: 104 }],
  ['bottom', at(180, 130), { x: 160, y: 176 }],
  ['left', at(180, 130), { x: 94, y: 140 }],
  ['right', at(180, 130), { x: 226, y: 140 }],
  ['top', at(180, 4), { x: 160, y: 50 }],
  ['bottom', at(180, 256), { x: 160, y: 230 }],
  ['left', at(4, 130), { x: 50, y: 140 }],
  ['right', at(356, 130), { x: 270, y: 140 }],
  ['top', at(0, 130), { x: 8, y: 104 }],
  ['top', at(360, 130), { x: 312, y: 104 }],
])('at the %s of %o', (side, anchor, place) => {
  expect(placeTooltip(anchor, size, space, side)).toEqual(place)
})
