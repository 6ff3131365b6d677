import { expect, test } from 'vitest'
import { inSteps, STEP } from './in-steps.ts'

const ids = Array.from({ length: 3 * STEP + 1 }, (_, i) => `p${i}`)

test('all photos are sent once, in their order, in requests of limited size', async () => {
  const sent: string[][] = []
  const seen: number[] = []
  const { done, error } = await inSteps(ids, async (batch) => sent.push(batch), {
    onStep: (count) => seen.push(count),
  })
  expect([sent.flat(), done, error]).toEqual([ids, ids, null])
  expect(sent.map((batch) => batch.length)).toEqual([STEP, STEP, STEP, 1])
  expect(seen).toEqual([STEP, 2 * STEP, 3 * STEP, ids.length])
})

test('a stop lets the step under way end and begins no other', async () => {
  const stop = new AbortController()
  let sent = 0
  const { done, error } = await inSteps(
    ids,
    async () => {
      sent += 1
      if (sent === 2) stop.abort()
    },
    { signal: stop.signal },
  )
  expect([sent, done, error]).toEqual([2, ids.slice(0, 2 * STEP), null])
})

test('what was done before a failure is told with it', async () => {
  const refusal = new Error('no')
  const { done, error } = await inSteps(ids, async (batch) => {
    if (batch[0] === ids[STEP]) throw refusal
  })
  expect([done, error]).toEqual([ids.slice(0, STEP), refusal])
})
