import { expect, test } from 'vitest'
import { PUSH_WINDOW } from './limits.ts'
import { createPushWindow } from './push-window.ts'

test('quick answers widen the window by one each, up to the maximum', () => {
  const window = createPushWindow()
  for (let n = 0; n < 10; n += 1) window.succeeded(20)
  expect(window.width).toBe(PUSH_WINDOW.initial + 10)
  for (let n = 0; n < 2000; n += 1) window.succeeded(20)
  expect(window.width).toBe(PUSH_WINDOW.maximum)
})

test('slow answers widen it by about one a round', () => {
  const window = createPushWindow()
  for (let n = 0; n < 9; n += 1) window.succeeded(5000)
  expect(window.width).toBe(PUSH_WINDOW.initial + 1)
})

test('failures narrow it, but never below one', () => {
  const window = createPushWindow()
  window.failed()
  expect(window.width).toBe(6)
  for (let n = 0; n < 20; n += 1) window.failed()
  expect(window.width).toBe(1)
})

test('pauses double from 100 ms to a minute, until a success', () => {
  const window = createPushWindow()
  expect(Array.from({ length: 4 }, window.pause)).toEqual([100, 200, 400, 800])
  expect(Array.from({ length: 9 }, window.pause).at(-1)).toBe(60_000)
  window.succeeded(20)
  expect(window.pause()).toBe(100)
})
