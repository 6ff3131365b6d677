import { expect, test } from 'vitest'
import { KEY_ROOMS, type KeyScope, NO_ACCESS, scopesFor, scopeWords } from './key-scopes.ts'

test.each<[KeyScope[], string]>([
  [['photos:read'], 'Photos: read'],
  [['photos:read', 'photos:write'], 'Photos: read and write'],
  [['photos:write', 'careers:read'], 'Photos: read and write, Careers: read'],
  [[], ''],
])('%j reads %s', (scopes, words) => {
  expect(scopeWords(scopes)).toBe(words)
})

test('a key can be made for every room that keys may open, and opens what was chosen', () => {
  expect(KEY_ROOMS.map(({ label }) => label)).toEqual(['Photos', 'Careers', 'Campaigns', 'Shop', 'Assistant'])
  expect(scopesFor(NO_ACCESS)).toEqual([])
  expect(
    scopesFor({ photos: 'read', careers: 'write', campaigns: 'none', shop: 'none', assistant: 'none' }),
  ).toEqual(['photos:read', 'careers:write'])
})
