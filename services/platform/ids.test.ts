import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids are unique, and none ends in z', () => {
  const ids = Array.from({ length: 2000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-y]{20}$/)
})
