import { expect, test } from 'vitest'
import { MAX_TAG_LENGTH, MAX_TAGS } from './schemas.ts'
import { tagsFromFile } from './tags.ts'

test('of more keywords than a photo has tags it is known how many were left out', () => {
  const keywords = Array.from({ length: MAX_TAGS + 7 }, (_, index) => `keyword ${index}`)
  const { tags, left } = tagsFromFile([...keywords, 'KEYWORD 3', ' '])
  expect([tags.length, tags.at(-1), left]).toEqual([MAX_TAGS, `keyword ${MAX_TAGS - 1}`, 7])
  expect(tagsFromFile(keywords.slice(0, MAX_TAGS)).left).toBe(0)
})

test('a longer keyword ends with a sign that it does', () => {
  const { tags } = tagsFromFile(['ä'.repeat(MAX_TAG_LENGTH + 1), 'b'.repeat(MAX_TAG_LENGTH)])
  expect(tags).toEqual([`${'ä'.repeat(MAX_TAG_LENGTH - 1)}…`, 'b'.repeat(MAX_TAG_LENGTH)])
})
