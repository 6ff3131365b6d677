import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'
import { csvOf, readCsv } from './csv.ts'
import { newApplication } from './new-application.ts'
import { between, sortableNumber } from './positions.ts'
import { complete, toApplication } from './record.ts'
import { type Application, type ApplicationCreation, MAX_CSV_CHARACTERS, MAX_CSV_ROWS } from './schemas.ts'

const TIME = '2026-11-26T09:00:00.123Z'

function application(creation: ApplicationCreation): Application {
  const facts = newApplication(creation, { id: 'one', ownerId: 'ana', position: 0, time: TIME })
  return toApplication({ ...complete(facts, null, TIME), updatedAt: TIME })
}

test('a calendar file escapes, folds at 75 octets without splitting a character, and has whole days', () => {
  const text = `Ring; ask, "why\\how"\nthen ${'grüße 🎈 '.repeat(12)}`
  const file = calendarOf([
    application({
      title: 'Engineer',
      company: 'Äpfel, Söhne',
      url: 'https://example.com/a?b=c,d;e',
      nextStep: { text, on: '2026-12-31' },
    }),
    application({ title: 'No day', nextStep: { text: 'Later', on: null } }),
  ])
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line.isWellFormed()).toBe(true)
  }
  const unfolded = file.replaceAll('\r\n ', '')
  expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(unfolded).toContain('DTSTAMP:20261126T090000Z\r\n')
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  expect(unfolded).toContain(String.raw`SUMMARY:Ring\; ask\, "why\\how"\nthen grüße 🎈`)
  expect(unfolded).toContain(String.raw`(Engineer\, Äpfel\, Söhne)`)
  expect(unfolded).toContain('URL:https://example.com/a?b=c,d;e\r\n')
})

test('a CSV file runs no formula in a spreadsheet, and comes back as it was', () => {
  const own = application({
    title: '=cmd|calc',
    company: '@SUM(1)',
    stage: 'applied',
    appliedOn: '2026-02-03',
    contact: { name: "'quoted", email: null, phone: '+44 77' },
    notes: 'two\nlines, "quoted"; and -5',
  })
  const csv = csvOf([own])
  expect(csv).toMatch(/^\ufefftitle,company,/)
  expect(csv).toContain("\r\n'=cmd|calc,'@SUM(1),applied,2026-02-03,")
  expect(csv).toContain("'+44 77")
  const { title, company, stage, appliedOn, contact, notes } = own
  const [row] = readCsv(csv).rows
  expect(row?.problems).toEqual([])
  expect(row?.creation).toMatchObject({ title, company, stage, appliedOn, contact, notes })
  expect(csvOf([]).trim().split(',')).toHaveLength(12)
})

test.each([
  ['title\tnotes\nA\tb', [['A', 0]]],
  ['title,notes\n"A,b', [['A,b', 1]]],
  [
    'title,notes\nA,b,c\n\n,\nB',
    [
      ['A', 1],
      ['B', 1],
    ],
  ],
  ['Title,Applied on\nA,2026-02-30', [['A', 1]]],
  ['\ufeff"title"\r\nA\r\n', [['A', 0]]],
])('the file %j is read as %j, with so many problems', (csv, rows) => {
  expect(readCsv(csv).rows.map(({ title, problems }) => [title, problems.length])).toEqual(rows)
})

test('positions sort alike as numbers and as texts, and there is one between any two that are not too close', () => {
  const numbers = [-1e9, -1024, -0.5, -0, 0.25, 1, 1024, 1e12]
  const texts = numbers.map(sortableNumber)
  expect([...texts].sort()).toEqual(texts)
  expect(between({ above: undefined, below: 5 })).toBeLessThan(5)
  expect(between({ above: 5, below: undefined })).toBeGreaterThan(5)
  expect(between({ above: 1, below: 2 })).toBe(1.5)
  expect(between({ above: 1, below: 1 + 1e-7 })).toBeNull()
})

test('a stage that is a word of the language is no stage', () => {
  const { rows } = readCsv('title,stage\nA,constructor\nB,__proto__\nC,toString')
  expect(rows.map(({ creation, problems }) => [creation?.stage, problems.length])).toEqual(
    Array(3).fill(['saved', 1]),
  )
})

test('a file of very many rows costs no more than one with a row too many', () => {
  const csv = `title,notes\n${'x\n'.repeat(MAX_CSV_CHARACTERS / 2 - 6)}`
  expect(readCsv(csv).rows).toHaveLength(MAX_CSV_ROWS + 1)
  const whole = `title,notes\n${'x\n'.repeat(MAX_CSV_ROWS)}`
  expect(readCsv(whole).rows).toHaveLength(MAX_CSV_ROWS)
  expect(readCsv(`title\nA\n"b${'\n"'.repeat(5)}`).rows.length).toBeGreaterThan(0)
})
