import { expect, test } from 'vitest'
import { pollPhotos } from './poller.ts'

test('a hundred photos are polled one at a time', async () => {
  const asked = new Map<string, number>()
  let under = 0
  let most = 0
  await using watcher = await pollPhotos({
    async call<T>(_method: string, path: string) {
      under += 1
      most = Math.max(most, under)
      await Promise.resolve()
      under -= 1
      const times = (asked.get(path) ?? 0) + 1
      asked.set(path, times)
      return { status: times < 2 ? 'processing' : 'ready', reason: null, thumbnailUrl: null } as T
    },
  })
  const ids = Array.from({ length: 100 }, (_, index) => `photo-${index}`)
  const seen = await Promise.all(ids.map((id) => watcher.until(id, 60_000)))
  expect(seen.map((each) => each?.status)).toEqual(ids.map(() => 'ready'))
  expect(most).toBe(1)
  expect([...asked.values()]).toEqual(ids.map(() => 2))
})

test('a photo that cannot be polled fails alone', async () => {
  await using watcher = await pollPhotos({
    async call<T>(_method: string, path: string) {
      if (path.endsWith('gone')) throw new Error('gone')
      return { status: 'ready', reason: null, thumbnailUrl: null } as T
    },
  })
  const [gone, there] = await Promise.allSettled([watcher.until('gone', 1000), watcher.until('there', 1000)])
  expect(gone.status).toBe('rejected')
  expect(there).toMatchObject({ value: { status: 'ready' } })
})
