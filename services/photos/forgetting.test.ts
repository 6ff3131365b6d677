import { expect, test } from 'vitest'
import { PHOTO_COLLECTIONS } from './forgetting.ts'
import { photoIndexes } from './indexes.ts'

test('every collection that has indexes is removed with its owner', () => {
  const { composite, ttl, exempt } = photoIndexes
  const indexed = new Set([...composite, ...ttl, ...exempt].map(({ collection }) => collection))
  const known: readonly string[] = PHOTO_COLLECTIONS
  expect([...indexed].filter((collection) => !known.includes(collection))).toEqual([])
})
