// What a portfolio shows by ways around its pages.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../test-world.ts'
import { maker, startGalleries } from './test-portfolio.ts'

let world: World
beforeAll(async () => {
  world = await startGalleries()
})
afterAll(() => world[Symbol.asyncDispose]())

const imageIn = (body: string) => /src="(\/portfolio-images\/[^"]+)"/.exec(body)?.[1] ?? ''

test('images of a portfolio that is not published are its owner’s alone, and no cache keeps them', async () => {
  const [ana, bo] = [await maker(world), await maker(world)]
  const albumIds = [await ana.album('Vases', [await ana.photo()])]
  await ana.save({ albumIds })
  const url = imageIn((await ana.visit('/vases')).body)
  await ana.save({ albumIds, isPublished: false })
  await world.clock.advance(1000)
  for (const { request } of [ana.stranger, bo]) expect((await request('GET', url)).statusCode).toBe(404)
  const own = await ana.request('GET', url)
  // Nobody has made it yet: a smaller picture stands in.
  expect(own.statusCode).toBeLessThan(504)
  expect(own.statusCode).not.toBe(404)
  expect(own.headers['cache-control']).toContain('no-store')
})

test('a cover that the album does not show is not on the first page', async () => {
  const ana = await maker(world)
  const [loved, other] = [
    await ana.photo({ isFavourite: true, title: 'Loved' }),
    await ana.photo({ title: 'Hidden' }),
  ]
  const made = await ana.request('POST', '/api/v1/albums', { title: 'Best', filter: { favourite: true } })
  const { id } = made.json()
  await ana.request('PATCH', `/api/v1/albums/${id}`, { coverId: other })
  await ana.save({ albumIds: [id] })
  expect((await ana.visit()).body).not.toContain(other)
  await ana.request('PATCH', `/api/v1/albums/${id}`, { coverId: loved })
  expect((await ana.visit()).body).toContain(loved)
})
