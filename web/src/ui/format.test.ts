import { expect, test } from 'vitest'
import { initials } from './avatar.tsx'
import { formatAge, formatBytes } from './format.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1536, '1.5 kB'],
  [393 * 1024 * 1024, '393 MB'],
  [1024 ** 3, '1 GB'],
  [1024 ** 3 - 180_000, '1 GB'],
  [1024 ** 2 - 1, '1 MB'],
  [1023 * 1024, '1,023 kB'],
])('%i bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text)
})

test.each([
  ['2026-05-01T12:00:00Z', 'just now'],
  ['2026-05-01T11:58:00Z', '2 minutes ago'],
  ['2026-05-01T10:30:00Z', '2 hours ago'],
  ['2026-04-30T12:00:00Z', 'yesterday'],
  ['2026-05-01T12:05:00Z', 'in 5 minutes'],
])('%s is %s', (time, text) => {
  expect(formatAge(time, Date.parse('2026-05-01T12:00:00Z'), 'en')).toBe(text)
})

test.each([
  ['Ada King Lovelace', 'AL'],
  ['ada', 'A'],
  ['🦊 Fox', '🦊F'],
  ['  ', '?'],
])('%s is drawn as %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
