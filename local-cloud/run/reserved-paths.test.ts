import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

test.each([
  ['/healthz', 404],
  ['/api/z?page=1', 404],
  ['/_ah/warmup', 404],
  ['/eventlog', 404],
  ['/health', 200],
  ['/photos/1z', 404],
  ['/photos/1z/', 200],
  ['/a?b=/healthz', 200],
])("%s is answered with %i, some by Google's front end", async (path, status) => {
  await using world = await setUp()
  expect((await world.fetch(path)).status).toBe(status)
  expect(world.pids()).toHaveLength(status === 404 ? 0 : 1)
})
