import { expect, test } from 'vitest'
import type { KnowledgeDelta, LoadedEntry } from '../../knowledge/contract.ts'
import { createKeepingUp } from './keeping-up.ts'
import { createSearchThread } from './search-thread.ts'

const entry = (at: number): LoadedEntry => ({
  ...{ id: `faq-${at}`, kind: 'faq', sourceId: `faq-${at}`, part: 0, title: `Question ${at}?`, text: 'Yes.' },
  ...{ attributes: '', categories: '', vector: Float32Array.of(1, 0) },
})
/** Some batches. */
const changed = Array.from({ length: 450 }, (_, at) => entry(at))
const deltaOf = (ownerId: string): KnowledgeDelta => ({
  ...{ key: ownerId, version: 1, model: 'test', dimensions: 2, changed, removed: [] },
})

const log = { warn: () => undefined }

test('shops that do not have room beside each other are all loaded, one after the other', async () => {
  const thread = createSearchThread({ mostBytes: 1 })
  const loads: string[] = []
  const knowledge = {
    isReplaced: async () => false,
    async since(ownerId: string) {
      loads.push(ownerId)
      return deltaOf(ownerId)
    },
  }
  const keepingUp = createKeepingUp({ knowledge, log, thread })
  const shops = ['one', 'two', 'three']
  const ready = await Promise.all(shops.map((shop) => keepingUp.ready(shop, 'en')))
  expect(ready.map((each) => each?.model)).toEqual(['test', 'test', 'test'])
  expect(loads.length).toBeLessThanOrEqual(3 * shops.length)
  await thread.close()
})

test('a shop that is always pushed out is given up, and not loaded without end', async () => {
  let loads = 0
  const knowledge = {
    isReplaced: async () => false,
    async since(ownerId: string) {
      loads++
      return deltaOf(ownerId)
    },
  }
  const thread = { ask: async ({ kind }: { kind: string }) => (kind === 'change' ? null : true) }
  const keepingUp = createKeepingUp({ knowledge, log, thread: thread as never })
  await expect(keepingUp.ready('one', 'en')).rejects.toMatchObject({ code: 'temporary' })
  expect(loads).toBe(4)
})
