import { expect, test } from 'vitest'
import { type KeyScope, scopeWords } from './key-scopes.ts'

test.each<[KeyScope[], string]>([
  [['photos:read'], 'Photos: read'],
  [['photos:read', 'photos:write'], 'Photos: read and write'],
  [['photos:write', 'careers:read'], 'Photos: read and write, Careers: read'],
  [[], ''],
])('%j reads %s', (scopes, words) => {
  expect(scopeWords(scopes)).toBe(words)
})
