import { expect, test } from 'vitest'
import { addUp, inOrder, NOTHING } from './add-up.ts'

test('parts are added up, the most frequent first', () => {
  const one = {
    ...NOTHING,
    photos: 3,
    cameras: [
      { value: 'A', count: 2 },
      { value: 'B', count: 1 },
    ],
  }
  const other = { ...NOTHING, photos: 2, cameras: [{ value: 'B', count: 2 }] }
  expect(addUp(addUp(NOTHING, one), other)).toEqual({
    ...NOTHING,
    photos: 5,
    cameras: [
      { value: 'B', count: 3 },
      { value: 'A', count: 2 },
    ],
  })
})

test('numbers stand in their order, not in that of their letters', () => {
  const counts = [
    { value: '11', count: 9 },
    { value: '2.8', count: 8 },
    { value: '4', count: 1 },
  ]
  expect(inOrder(counts, 2).map(({ value }) => value)).toEqual(['2.8', '11'])
})
