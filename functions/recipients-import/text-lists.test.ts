import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvRecords } from '../../services/platform/csv-records.ts'
import { readList } from './read-list.ts'

const read = (content: string | Buffer, choice: Parameters<typeof readList>[0]['choice'] = null) =>
  readList({ bytes: Buffer.from(content), choice })

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}
const windows1252 = (text: string) =>
  Buffer.from([...text].map((sign) => (sign === '€' ? 0x80 : sign === '’' ? 0x92 : sign.charCodeAt(0))))

const PEOPLE = 'email;first_name\nana@example.com;Zoë\nbob@example.com;Bob\n'

test.each<[string, string | Buffer]>([
  ['UTF-8', PEOPLE],
  ['UTF-8 with a mark', `\ufeff${PEOPLE}`],
  ['a mark before a quoted header', `\ufeff${PEOPLE.replace('email', '"email"')}`],
  ['UTF-16, little end first', utf16(PEOPLE)],
  ['UTF-16, big end first', utf16(PEOPLE, true)],
  ['UTF-16 without a mark', Buffer.from(PEOPLE, 'utf16le')],
  ['Windows-1252', windows1252(PEOPLE)],
  ['commas', PEOPLE.replaceAll(';', ',')],
  ['tabs', PEOPLE.replaceAll(';', '\t')],
  ['bars', PEOPLE.replaceAll(';', '|')],
  ["Excel's own line", `sep=;\r\n${PEOPLE}`],
  ['line ends of Windows', PEOPLE.replaceAll('\n', '\r\n')],
  ['line ends of an old Mac', PEOPLE.replaceAll('\n', '\r')],
  ['spaces around quotes', PEOPLE.replace('Zoë', ' "Zoë" ')],
])('a list with %s is read', async (_what, content) => {
  const { rows, counts } = await read(content)
  expect(rows.map(({ email, fields }) => [email, fields.first_name])).toEqual([
    ['ana@example.com', 'Zoë'],
    ['bob@example.com', 'Bob'],
  ])
  expect(counts).toMatchObject({ rows: 2, taken: 2, blank: 0 })
})

test('all kinds of line ends in one file, with line numbers as an editor counts', async () => {
  const { rows, counts } = await read(
    'email,name\n"a1@example.com","Ada ""The Count"" L."\r\n"b2@example.com","Line one\r\nLine two"\r"c3@example.com",Cara\n\n"a1@example.com",Ada\n\n',
  )
  expect(rows.map(({ row, fields }) => [row, fields.name])).toEqual([
    [2, 'Ada "The Count" L.'],
    [3, 'Line one Line two'],
    [5, 'Cara'],
    [7, 'Ada'],
  ])
  expect(rows.at(-1)).toMatchObject({ outcome: 'duplicate', duplicateOf: 2 })
  expect(counts).toMatchObject({ rows: 4, taken: 3, duplicates: 1, blank: 2 })
})

test('amounts with a comma do not divide a list that is divided by semicolons', async () => {
  const { rows, counts } = await read(
    windows1252(
      'E-Mail;Firma;Umsatz\r\na@example.com;"B & S; KG";1.234,50 €\r\nb@example.com;d’Arc;-5,00\r\n\r\n;;\r\nc@example.com;;\r\n',
    ),
  )
  expect(rows.map(({ fields }) => [fields.company, fields.umsatz])).toEqual([
    ['B & S; KG', '1.234,50 €'],
    ['d’Arc', '-5,00'],
    [undefined, undefined],
  ])
  expect(counts.blank).toBe(2)
})

test('a quotation mark that is never closed spoils its own line alone', async () => {
  const { rows, notices } = await read(
    'email,name,size\nana@example.com,Ana,1\nbob@example.com,"Bob,2\ncleo@example.com,Cleo 17" wide,3\ndan@example.com,"Dan",4\n',
  )
  expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
    [2, 'taken'],
    [3, 'invalid'],
    [4, 'taken'],
    [5, 'taken'],
  ])
  expect(rows[1]?.reason).toMatch(/quotation mark/)
  expect(notices).toEqual([expect.stringContaining('in line 3.')])
})

test('a line with too many cells is not taken, because its cells moved', async () => {
  const { rows } = await read(
    'email,company,city\nana@example.com,Firm, Inc.,Rome\nbob@example.com,Firm\ncleo@example.com,Firm,Rome,,\n',
  )
  expect(rows).toMatchObject([
    { row: 2, outcome: 'invalid', reason: expect.stringMatching(/4 cells.*3 columns/) },
    { row: 3, outcome: 'taken', corrections: ['The row has 2 of 3 cells; the others are empty.'] },
    { row: 4, outcome: 'taken', corrections: [] },
  ])
})

test.each([
  ['Ana <ana@example.com>, bob@example.com; cleo@example.com', ['ana', 'bob', 'cleo']],
  ['ana@example.com\nbob@example.com\n', ['ana', 'bob']],
  ['ana@example.com;bob@example.com\ncleo@example.com', ['ana', 'bob', 'cleo']],
])('addresses without more are a list, too: %j', async (content, names) => {
  const { rows } = await read(content)
  expect(rows.flatMap(({ email }) => (email ? [email] : []))).toEqual(
    names.map((name) => `${name}@example.com`),
  )
})

test.each([
  ['Correo electrónico,Nombre,Apellidos,Empresa', ['email', 'first_name', 'last_name', 'company']],
  ['E-Mail-Adresse,Anrede,Vorname,Nachname', ['email', 'salutation', 'first_name', 'last_name']],
  ['Courriel,Prénom,Nom,Société', ['email', 'first_name', 'last_name', 'company']],
  ['メールアドレス,氏名,会社名', ['email', 'name', 'company']],
  ['Электронная почта,Имя,Должность', ['email', 'name', 'role']],
  ['邮箱,姓名,公司', ['email', 'name', 'company']],
  ['E-mail 1 - Value,Given Name,Family Name', ['email', 'first_name', 'last_name']],
  ['Email Address,Job Title,__proto__,constructor', ['email', 'designation', 'proto', 'constructor']],
  ['contact,Postal code,Größe', ['email', 'postal_code', 'grosse']],
  ['Email,Company,Firma,First Name,first_name', ['email', 'company', 'firma', 'first_name', 'first_name_2']],
])('columns are recognised: %s', async (header, fields) => {
  const cells = ['ana@example.com', ...Array(fields.length - 1).fill('x')]
  expect((await read(`${header}\n${cells.join(',')}\n`)).mapping).toMatchObject({ headerRow: 1, fields })
})

test('a field with the name of one of Object’s own is one like any other', async () => {
  const { rows } = await read('email,__proto__,constructor\nana@example.com,a,b\n')
  expect(rows[0]?.fields).toEqual({ email: 'ana@example.com', proto: 'a', constructor: 'b' })
  expect(Object.getPrototypeOf(rows[0]?.fields)).toBe(Object.prototype)
})

test('two columns with one header are asked about; nothing is decided', async () => {
  const { notices, mapping, columns, canTake } = await read(
    'email,name,email\na@example.com,Ana,b@example.com\n',
  )
  expect(mapping.fields).toEqual([null, 'name', null])
  expect(notices[0]).toMatch(/2 columns are called “email”: A, C/)
  expect([columns.map(({ index }) => index), canTake]).toEqual([[0, 1, 2], false])
})

test('a list without addresses says what it has', async () => {
  const { notices, canTake, columns } = await read('first,last,zip\nJohn,Doe,08123\n')
  expect(canTake).toBe(false)
  expect(notices).toEqual([
    'No column with e-mail addresses was found. Choose it among: “first” (column A), “last” (column B), “zip” (column C).',
  ])
  expect(columns[2]).toEqual({ index: 2, header: 'zip', samples: ['08123'] })
})

test('titles and remarks may stand above the headers', async () => {
  const { mapping, rows } = await read('Customers of 2026,\n\nName,E-Mail\nAna,ana@example.com\n')
  expect([mapping.headerRow, rows[0]?.row]).toEqual([3, 4])
})

test('signs that would be headers, markup or formulas elsewhere stay in their cell', async () => {
  const { rows } = await read(
    'email,first_name,note\n"ana@example.com\r\nBcc: eve@example.com",Ana,x\nbob@example.com,"Bob\r\nBcc: eve@example.com",=cmd\ncleo@example.com,Cl\u202eeo\0,<b>\n',
  )
  expect(rows).toMatchObject([
    { outcome: 'invalid', row: 2 },
    { outcome: 'taken', fields: { first_name: 'Bob Bcc: eve@example.com', note: '=cmd' } },
    { outcome: 'taken', fields: { first_name: 'Cleo', note: '<b>' } },
  ])
})

test.each<[string, () => Buffer, RegExp]>([
  [
    'a binary file',
    () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)),
    /binary/,
  ],
  ['too many rows', () => Buffer.from(`email\n${'a@example.com\n'.repeat(50_200)}`), /more than 50,000 rows/],
  ['blank lines alone', () => Buffer.from('\n\n  \n'), /no rows/],
])('%s is refused with the reason', async (_what, make, reason) => {
  await expect(read(make())).rejects.toThrow(reason)
})

test('well-formed records are those of another parser', () => {
  const cells = ['', 'a', 'b c', '"', 'x"y', 'l1\nl2', 'l1\r\nl2', ',', ';', ' pad ', 'ü', '""']
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let round = 0; round < 300; round++) {
    const width = 1 + next(4)
    const table = Array.from({ length: 1 + next(5) }, () =>
      Array.from({ length: width }, () => cells[next(cells.length)] ?? ''),
    )
    const text = Papa.unparse(table, { newline: round % 2 ? '\n' : '\r\n', quotes: round % 3 === 0 })
    const parsed = [...csvRecords(text, ',')].map((record) => record.cells)
    expect(parsed).toEqual(
      Papa.parse(text, { delimiter: ',' }).data.filter((_, index) => index < parsed.length),
    )
    expect(parsed.length).toBeGreaterThanOrEqual(table.length - 1)
  }
})
