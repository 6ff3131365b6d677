import { expect, test } from 'vitest'
import { HEAD, setUp } from './test-world.ts'

test('amounts that were read in another currency are never taken', async () => {
  await using world = await setUp()
  const { id, counts } = await world.read(`${HEAD}\noil,Olive oil,12.50,EUR,3`)
  expect(counts).toMatchObject({ created: 1, refused: 0 })
  await world.maker.request('PATCH', '/api/v1/shop', { currency: 'JPY' })
  expect(await world.take(id)).toMatchObject({
    status: 'ready',
    reason: expect.stringContaining('another currency'),
    counts: { created: 0, refused: 1 },
  })
  expect(await world.products()).toEqual([])
})
