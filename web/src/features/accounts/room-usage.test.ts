import { expect, test } from 'vitest'
import { usageByRoom } from './room-usage.ts'

test('rooms are named by their manifests, the one that stores the most first', () => {
  const rooms = [
    { label: 'Photos', stores: 'photos' },
    { label: 'CVs and jobs', stores: 'careers' },
    { label: 'People' },
  ]
  expect(usageByRoom({ photos: 10, careers: 20, shop: 5, videos: 0 }, rooms)).toEqual([
    { room: 'careers', label: 'CVs and jobs', bytes: 20 },
    { room: 'photos', label: 'Photos', bytes: 10 },
    { room: 'shop', label: 'Shop', bytes: 5 },
  ])
})
