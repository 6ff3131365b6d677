import { expect, test } from 'vitest'
import { createStreamSlots } from './stream-slots.ts'

test('streams leave a third of the slots, and a slot that is given back twice counts once', () => {
  const slots = createStreamSlots(9, () => 0.5)
  const gives = Array.from({ length: 6 }, () => slots.take())
  expect(() => slots.take()).toThrow(expect.objectContaining({ code: 'temporary', retryAfter: 13 }))
  gives[0]?.()
  gives[0]?.()
  slots.take()
  expect(() => slots.take()).toThrow('busy')
})
