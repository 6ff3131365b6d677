import { expect, test } from 'vitest'
import { SECOND_MS } from '../platform/durations.ts'
import { picture } from './test-pictures.ts'
import { setUp } from './test-world.ts'

test('how long a photo took is told once, by the part that came last, from the end of the upload', async () => {
  await using world = await setUp()
  await world.upload(await picture())
  const [event] = world.events.splice(0)
  world.clock.advance(30 * SECOND_MS)
  await world.handlers.metadata(event?.payload as never)
  expect(world.readyAfter).toEqual([])
  world.clock.advance(60 * SECOND_MS)
  await world.handlers.thumbnails(event?.payload as never)
  // The same event again, to both.
  await world.handle(event!)
  expect(world.readyAfter).toHaveLength(1)
  expect(world.readyAfter[0]).toBeGreaterThanOrEqual(90)
  expect(world.readyAfter[0]).toBeLessThan(120)
})

test('an event without the time of the upload counts from the grant', async () => {
  await using world = await setUp()
  await world.upload(await picture())
  const [event] = world.events.splice(0)
  const { timeCreated: _, ...payload } = event!.payload as { timeCreated?: string }
  world.clock.advance(45 * SECOND_MS)
  await world.handle({ ...event!, payload })
  expect(world.readyAfter).toEqual([expect.any(Number)])
  expect(world.readyAfter[0]).toBeGreaterThanOrEqual(45)
})

test('a photo that is rejected is never ready', async () => {
  await using world = await setUp()
  await world.uploaded(Buffer.from('not a picture'))
  expect(world.readyAfter).toEqual([])
})
