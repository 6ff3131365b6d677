import { expect, test } from 'vitest'
import { createSpeed } from './speed.ts'

function watched() {
  let time = 0
  const speed = createSpeed(() => time)
  return {
    speed,
    at(milliseconds: number, bytes?: number) {
      time = milliseconds
      if (bytes !== undefined) speed.sample(bytes)
      return speed.perSecond()
    },
  }
}

test('is unknown before enough samples', () => {
  const { at } = watched()
  expect(at(0, 0)).toBe(0)
  expect(at(1000, 5000)).toBe(0)
  expect(at(3000, 15_000)).toBe(5000)
})

test('decreases while nothing moves', () => {
  const { at } = watched()
  at(0, 0)
  expect(at(4000, 40_000)).toBe(10_000)
  expect(at(8000)).toBe(5000)
  expect(at(16_000)).toBe(2500)
})

test('starts anew after a cancelled file', () => {
  const { at } = watched()
  at(0, 0)
  at(4000, 40_000)
  expect(at(5000, 10_000)).toBe(0)
})
