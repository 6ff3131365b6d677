import { expect, test } from 'vitest'
import { judgeAddress } from './address.ts'
import { completeRecipient } from './complete.ts'
import { newRecipient } from './new-recipient.ts'
import { cleanValue } from './values.ts'

test.each([
  ['ana+news@example.com', 'ana+news@example.com', 0],
  ['ANA+News@Example.COM', 'ana+news@example.com', 0],
  ["o'brien@example.com", "o'brien@example.com", 0],
  ['hans@bücher.example', 'hans@xn--bcher-kva.example', 0],
  ['hans@BÜCHER.example', 'hans@xn--bcher-kva.example', 0],
  [' bob@example.com ', 'bob@example.com', 1],
  ['\u00a0carla@example.com\u200b', 'carla@example.com', 1],
  ['\u202acopied@example.com\u202c', 'copied@example.com', 1],
  ['mailto:dan@example.com', 'dan@example.com', 1],
  ['MAILTO:dan@example.com?subject=Hi', 'dan@example.com', 1],
  ['ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ana@example.com', 1],
  ['pam@example.com.', 'pam@example.com', 1],
  ['pam@example.com,', 'pam@example.com', 1],
  ["'sue@example.com'", 'sue@example.com', 1],
  ["'sue@example.com", 'sue@example.com', 1],
  ['<zoe@example.com>', 'zoe@example.com', 1],
  [' "mailto:zoe@example.com" ', 'zoe@example.com', 3],
])('%j is %s', (found, email, corrections) => {
  const judged = judgeAddress(found)
  expect(judged).toMatchObject({ ok: true, email, suggestion: null })
  expect(judged.ok && judged.corrections).toHaveLength(corrections)
})

test.each([
  ['Eve Q. Example <eve@example.com>', 'eve@example.com', 'Eve Q. Example'],
  ['"Example, Fay" <fay@example.com>', 'fay@example.com', 'Example, Fay'],
  ['"Fay \\"F\\" E" <fay@example.com>', 'fay@example.com', 'Fay "F" E'],
  ['Tom\r\nTall <tom@example.com>', 'tom@example.com', 'Tom Tall'],
])('%j has a name', (found, email, name) => {
  expect(judgeAddress(found)).toMatchObject({ ok: true, email, name })
})

test.each([
  ['', /empty/],
  [' \u200b ', /empty/],
  ["=cmd|'/C calc'!A1", /formula/],
  ['ivy@example', /no ending/],
  ['jo@@example.com', /more than one @/],
  ['ada', /no @/],
  ['@example.com', /before the @/],
  ['ada@', /after the @/],
  ['kim@example.com;lea@example.com', /kim@example\.com and lea@example\.com/],
  ['kim@example.com, lea@example.com', /kim@example\.com and lea@example\.com/],
  ['max@example..com', /nothing before it/],
  ['ned@exam ple.com', /a space/],
  ['ron@[192.0.2.1]', /not a domain/],
  ['ron@192.0.2.1', /not a domain/],
  ['"john..doe"@example.com', /quotation marks/],
  ['a(b)@example.com', /“\(”/],
  ['a@exa_mple.com', /not a domain/],
  ['a@b%2ec.com', /not a domain/],
  ['a@-b.com', /not a domain/],
  ['ana@example.com\r\nBcc: eve@example.com', /more than one address/],
  ['ana@example\r\n.com', /line break/],
  ['a\0na@example.com', /control character/],
  ['a\u202ena@example.com', /invisible/],
  ['<ana@example.com', /“<”/],
  [`${'a'.repeat(65)}@example.com`, /64/],
  [`a@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.com`, /254/],
  ['a'.repeat(100_000), /too long/],
])('%j is no address', (found, reason) => {
  expect(judgeAddress(found)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
})

test.each(['ggü@example.com', 'ggu\u0308@example.com', 'Ggü@example.com'])(
  '%s is taken with a warning',
  (found) => {
    const warning = expect.stringContaining('SMTPUTF8')
    expect(judgeAddress(found)).toMatchObject({ ok: true, email: 'ggü@example.com', warning })
  },
)

test.each([
  ['ana@gmial.com', 'ana@gmail.com'],
  ['ana@gmail.con', 'ana@gmail.com'],
  ['ana@gnail.com', 'ana@gmail.com'],
  ['ana@hotmial.com', 'ana@hotmail.com'],
  ['ana@outlok.com', 'ana@outlook.com'],
  ['ana@gmx.ed', 'ana@gmx.de'],
  ['john..doe@example.com', 'john.doe@example.com'],
  ['ana@mail.com', null],
  ['ana@ymail.com', null],
  ['ana@yahoo.fr', null],
  ['ana@gmx.at', null],
  ['ana@mail.gmail.com', null],
])('%s may be %s, and stays as it is', (found, suggestion) => {
  expect(judgeAddress(found)).toMatchObject({ ok: true, email: found, suggestion })
})

test.each([
  ['name', 'Tom\nTall', 'Tom Tall'],
  ['first_name', ' Zoë\u202e\0 ', 'Zoë'],
  ['note', 'one\r\ntwo\rthree\0', 'one\ntwo\nthree'],
  ['note', '=cmd', '=cmd'],
])('a %s is cleaned', (field, value, expected) => {
  expect(cleanValue(field, value)).toBe(expected)
})

test('a recipient is found by its words, in the list of its state, and has an id of its address alone', () => {
  let ids = 0
  const recipient = newRecipient({
    ...{ ownerId: 'ana', campaignId: 'c1', email: 'zoe@example.com', position: 12, listId: null, row: null },
    fields: { first_name: 'Zoë', last_name: 'Öz', company: 'Beispiel', constructor: 'x' },
    at: '2026-01-01T00:00:00.000Z',
    newId: () => `id${++ids}`,
  })
  expect(recipient).toMatchObject({ name: 'Zoë Öz', company: 'Beispiel', positionKey: '000000012' })
  expect(recipient.facets).toEqual(
    expect.arrayContaining(['all', 'left', 'word:zoe', 'word:beisp', 'word:oz']),
  )
  expect(completeRecipient({ ...recipient, state: 'sent', bouncedAt: recipient.addedAt }).facets).toEqual(
    expect.arrayContaining(['all', 'sent', 'bounced']),
  )
  expect(recipient.nextAt).toBe('1970-01-01T00:00:00.012Z')
})
