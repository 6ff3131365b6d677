import { expect, test } from 'vitest'
import { checkLink, creationOf, editOf, type LinkValues, valuesOf } from './link-form.ts'
import { dayOf, endOfDay, mailTo } from './link-words.ts'

const values = (over: Partial<LinkValues> = {}): LinkValues => ({ ...valuesOf(null, 'Wedding'), ...over })
const problems = (over: Partial<LinkValues>, keeps = false) =>
  Object.entries(checkLink(values(over), { keeps, today: '2026-05-02' })).flatMap(([name, problem]) =>
    problem ? [name] : [],
  )

test.each([
  [{}, []],
  [{ title: '  ' }, ['title']],
  [{ email: 'not an address' }, ['email']],
  [{ email: ' ana@example.com ' }, []],
  [{ hasPassword: true, password: 'short' }, ['password']],
  [{ hasPassword: true, password: 'longer' }, []],
  [{ expires: '2026-05-01' }, ['expires']],
  [{ expires: '2026-05-02' }, []],
  [{ downloads: 'original', watermark: '© Ana' }, ['watermark']],
  [{ downloads: 'small', watermark: '© Ana' }, []],
] as [Partial<LinkValues>, string[]][])('%j is wrong about %j', (over, wrong) => {
  expect(problems(over)).toEqual(wrong)
})

test('a password that is there stays when nothing is typed, and goes when it is switched off', () => {
  expect(problems({ hasPassword: true }, true)).toEqual([])
  expect(editOf(values({ hasPassword: true }))).not.toHaveProperty('password')
  expect(editOf(values({ hasPassword: false }))).toMatchObject({ password: null })
  const source = { kind: 'album', albumId: 'a' } as const
  expect(creationOf(values({ hasPassword: true, password: 'secret words' }), source)).toMatchObject({
    title: 'Wedding',
    password: 'secret words',
    source,
  })
})

test('a link ends with the day that was chosen, where the maker is', () => {
  const end = endOfDay('2026-05-02')
  expect(dayOf(end)).toBe('2026-05-02')
  expect(new Date(end ?? '').getHours()).toBe(23)
  expect([endOfDay(''), dayOf(null)]).toEqual([null, ''])
})

test('a mail with hostile words stays one mail', () => {
  const link = { title: 'A & B?', email: 'ana@example.com', message: 'Hi\r\nbcc: all@example.com' }
  const mail = new URL(mailTo(link, 'https://example.com/s/abc'))
  expect([mail.pathname, mail.searchParams.get('subject'), [...mail.searchParams.keys()]]).toEqual([
    'ana%40example.com',
    'A & B?',
    ['subject', 'body'],
  ])
})
