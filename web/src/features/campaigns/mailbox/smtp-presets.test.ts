import { expect, test } from 'vitest'
import { presetFor, SMTP_PRESETS } from './smtp-presets.ts'

test.each([
  ['ana@gmail.com', 'gmail'],
  ['ana@GMX.de', 'gmx'],
  ['"a@web.de"@posteo.net', 'posteo'],
  ['ana@example.com', undefined],
  ['gmail.com', 'gmail'],
  ['', undefined],
])('%s is served by %s', (address, id) => {
  expect(presetFor(address)?.id).toBe(id)
})

test('a port says how the connection is secured', () => {
  for (const { id, port, security } of SMTP_PRESETS)
    expect([id, security]).toEqual([id, port === 465 ? 'tls' : 'starttls'])
  expect(new Set(SMTP_PRESETS.map(({ id }) => id)).size).toBe(SMTP_PRESETS.length)
})
