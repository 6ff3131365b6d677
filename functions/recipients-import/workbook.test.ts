import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { row, type TestBook, text, workbook, zip } from './test-workbook.ts'

const sheet = (rows: string, more: Partial<TestBook['sheets'][number]> = {}) => ({
  name: 'People',
  rows,
  ...more,
})
const HEADER = row(1, ['email', 'value'])

async function read(book: TestBook, choice: Parameters<typeof readList>[0]['choice'] = null) {
  return readList({ bytes: await workbook(book), choice })
}

/** How a cell shows a number, in a mail. */
async function shown(value: number | string, format: string, is1904 = false): Promise<string | undefined> {
  const cell = `<c s="1"><v>${value}</v></c>`
  const rows = `${HEADER}<row r="2">${text('ana@example.com')}${cell}</row>`
  const { rows: judged } = await read({ sheets: [sheet(rows)], formats: [format], is1904 })
  return judged[0]?.fields.value
}

test.each([
  [34.3, '"$"#,##0.00', '$34.30'],
  [34.3, '[$$-409]#,##0.00', '$34.30'],
  [1234.5, '#,##0.00\\ [$€-407]', '1,234.50 €'],
  [1067, '00000', '01067'],
  [0.125, '0%', '13%'],
  [0.125, '0.0%', '12.5%'],
  [1234567, '#,##0', '1,234,567'],
  [1234567, '#,##0.0,,"M"', '1.2M'],
  [1.005, '0.00', '1.01'],
  [-3, '0.00', '-3.00'],
  [-0.001, '0.00', '0.00'],
  [-1234, '#,##0;[Red](#,##0)', '(1,234)'],
  [0, '0;-0;"none"', 'none'],
  [150, '[>=100]"many";0', 'many'],
  [0.5, '#.##', '.5'],
  [12, '#.##', '12'],
  [1.5, '0.0#', '1.5'],
  [12345, '0.00E+00', '1.23E+04'],
  [123456789, '000-00-0000', '123-45-6789'],
  [0.1 + 0.2, 'General', '0.3'],
  [4915112345678, 'General', '4915112345678'],
  ['1E+3', 'General', '1000'],
  [1.5, '@', '1.5'],
  [12, '"No. "0', 'No. 12'],
  [12, '0_)', '12'],
])('%s as %s is %s', async (value, format, expected) => {
  expect(await shown(value, format)).toBe(expected)
})

test.each([
  [45351, 'dd\\.mm\\.yyyy', '29.02.2024'],
  [45351, 'yyyy-mm-dd', '2024-02-29'],
  [45351, 'm/d/yy', '2/29/24'],
  [45351, 'd mmm yyyy', '29 Feb 2024'],
  [45351, '[$-407]dddd, d. mmmm yyyy', 'Donnerstag, 29. Februar 2024'],
  [45351, '[$-409]mmmmm', 'F'],
  [45351.75, 'yyyy-mm-dd h:mm AM/PM', '2024-02-29 6:00 PM'],
  [45351.5, 'h:mm', '12:00'],
  [46022.97916666666, 'yyyy-mm-dd h:mm:ss', '2025-12-31 23:30:00'],
  [0.5, 'hh:mm:ss', '12:00:00'],
  [1.5, '[h]:mm:ss', '36:00:00'],
  [60, 'yyyy-mm-dd', '1900-02-28'],
  [61, 'yyyy-mm-dd', '1900-03-01'],
  [1, 'yyyy-mm-dd', '1900-01-01'],
  [-1, 'yyyy-mm-dd', '-1'],
  [1e12, 'yyyy-mm-dd', '1000000000000'],
])('the date %s as %s is %s', async (value, format, expected) => {
  expect(await shown(value, format)).toBe(expected)
})

test('dates of a workbook that counts from 1904', async () => {
  expect(await shown(42735, 'yyyy\\-mm\\-dd', true)).toBe('2021-01-01')
  expect(await shown(10.6320601851852, '[hh]:mm:ss', true)).toBe('255:10:10')
})

test('hidden sheets are not offered, and the sheet with addresses is chosen', async () => {
  const list = await read({
    sheets: [
      { name: 'Notes', rows: row(1, ['Recipients are on sheet 3']) },
      { name: 'Old', rows: row(1, ['hidden@example.com']), state: 'hidden' },
      sheet(row(1, ['Customers']) + row(2, ['E-Mail', 'PLZ']) + row(3, ['k1@example.com', '01067'])),
      { name: 'Empty', rows: '' },
      { name: 'Older', rows: row(1, ['very@example.com']), state: 'veryHidden' },
    ],
  })
  expect(list.sheets).toEqual(['Notes', 'People'])
  expect(list.mapping).toMatchObject({ sheet: 'People', headerRow: 2, fields: ['email', 'plz'] })
  expect(list.rows).toMatchObject([{ row: 3, email: 'k1@example.com', fields: { plz: '01067' } }])
})

test('another sheet is read when it is chosen', async () => {
  const sheets = [sheet(row(1, ['ana@example.com'])), { name: 'More', rows: row(1, ['bob@example.com']) }]
  const choice = { sheet: 'More', headerRow: null, fields: null, takesHiddenRows: false }
  expect((await read({ sheets }, choice)).rows).toMatchObject([{ email: 'bob@example.com' }])
})

test('rows that are hidden are asked about', async () => {
  const rows = `${HEADER}${row(2, ['ana@example.com'])}${row(3, ['bob@example.com'], 'hidden="1"')}<row r="4"/>${row(5, ['cleo@example.com'])}`
  const list = await read({ sheets: [sheet(rows)] })
  expect(list.counts).toMatchObject({ rows: 2, taken: 2, hidden: 1, blank: 1 })
  expect(list.notices).toEqual([expect.stringContaining('The sheet hides rows: 3.')])
  const all = await read({ sheets: [sheet(rows)] }, { ...list.mapping, takesHiddenRows: true })
  expect(all.counts).toMatchObject({ rows: 3, taken: 3, hidden: 1 })
})

test('texts are those of the cell: not of its link, its pronunciation, or what merging hides', async () => {
  const strings =
    '<si><r><t>漢</t></r><r><t>字</t></r><rPh sb="0" eb="2"><t>カンジ</t></rPh></si><si><t>A_x000D_\r\nB_x005F_x</t></si>'
  const rows = `${HEADER}<row r="2">${text('ana@example.com')}<c t="s"><v>0</v></c></row>
    <row r="3">${text('bob@example.com')}<c t="s"><v>1</v></c></row>
    <row r="4">${text('cleo@example.com')}${text('seen')}</row>
    <row r="5">${text('unseen@example.com')}${text('unseen')}</row>`
  const after =
    '<mergeCells><mergeCell ref="A4:B5"/></mergeCells><hyperlinks><hyperlink ref="A2" location="mailto:someoneelse@example.com"/></hyperlinks>'
  const list = await read({ sheets: [sheet(rows, { after })], sharedStrings: strings })
  expect(list.rows.map(({ email, fields }) => [email, fields.value])).toEqual([
    ['ana@example.com', '漢字'],
    ['bob@example.com', 'A\nB_x'],
    ['cleo@example.com', undefined],
  ])
})

test('line ends of a cell are kept as they were typed', async () => {
  const strings = '<si><t>ABC_x000D_\r\nDEF</t></si>'
  const rows = `<row r="1">${text('email')}<c t="s"><v>0</v></c></row>${row(2, ['ana@example.com'])}`
  const { columns } = await read({ sheets: [sheet(rows)], sharedStrings: strings })
  expect(columns[1]?.header).toBe('ABC\r\nDEF')
})

test('a formula without a stored result and an error are empty, and named', async () => {
  const rows = `${HEADER}
    <row r="2">${text('ana@example.com')}<c r="B2"><f>A1&amp;"x"</f><v></v></c></row>
    <row r="3">${text('bob@example.com')}<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
    <row r="4">${text('cleo@example.com')}<c r="B4" t="str"><f>A1</f><v>stored</v></c></row>
    <row r="5">${text('dan@example.com')}<c r="B5" t="b"><v>1</v></c></row>`
  const list = await read({ sheets: [sheet(rows)] })
  expect(list.rows.map(({ fields }) => fields.value)).toEqual([undefined, undefined, 'stored', 'TRUE'])
  expect(list.notices).toEqual([expect.stringContaining('here: B2.'), expect.stringContaining('here: B3.')])
})

test('columns that the sheet hides are named', async () => {
  const before = '<cols><col min="2" max="16384" hidden="1"/></cols>'
  const list = await read({ sheets: [sheet(HEADER + row(2, ['ana@example.com', 'x']), { before })] })
  expect(list.notices).toEqual(['The sheet hides columns that have cells: B.'])
})

const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const named = (name: string, content = '<x/>') => zip({ [name]: content, mimetype: 'x' })

test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
  ['an old Excel file', () => OLE, /old Excel file \(\.xls\).*save it as \.xlsx/],
  [
    'a protected workbook',
    () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
    /password/,
  ],
  ['an ODS', () => named('content.xml'), /OpenDocument.*save/],
  ['a Numbers file', () => named('Index/Document.iwa'), /Numbers/],
  ['a binary workbook', () => named('xl/workbook.bin'), /\.xlsb/],
  ['a Word document', () => named('word/document.xml'), /Word/],
  ['a zip', () => named('a.txt'), /archive/],
  ['a web page', () => Buffer.from('\ufeff <!DOCTYPE html><html><table>'), /web page/],
  ['a spreadsheet of 2003', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), /XML/],
  ['a PDF', () => Buffer.from('%PDF-1.7'), /a PDF/],
  ['an empty file', () => Buffer.alloc(0), /empty/],
  ['a workbook without cells', () => workbook({ sheets: [sheet('')] }), /no sheet with cells/],
  ['hidden sheets alone', () => workbook({ sheets: [sheet(HEADER, { state: 'hidden' })] }), /are hidden/],
  ['a broken archive', async () => (await workbook({ sheets: [sheet(HEADER)] })).subarray(0, 300), /damaged/],
  ['broken XML', () => workbook({ sheets: [sheet('<row><c>')] }), /damaged/],
  [
    'entities of its own',
    () => zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
    /damaged/,
  ],
  [
    'a workbook that inflates',
    () => workbook({ sheets: [sheet(HEADER)], files: { 'xl/media/a.bin': Buffer.alloc(200 * 1024 * 1024) } }),
    /unpacks to more/,
  ],
  [
    'a million rows',
    () => workbook({ sheets: [sheet(`${HEADER}${'<row><c><v>1</v></c></row>'.repeat(1_000_000)}`)] }),
    /more than 50,000 rows|unpacks to more/,
  ],
  [
    'a text that many cells share',
    () =>
      workbook({
        sheets: [sheet(`${HEADER}${'<row><c t="s"><v>0</v></c></row>'.repeat(5000)}`)],
        sharedStrings: `<si><t>${'x'.repeat(30_000)}</t></si>`,
      }),
    /more text than a list may/,
  ],
  [
    'too many columns',
    () => workbook({ sheets: [sheet(row(1, Array(101).fill('a')))] }),
    /101 columns, and 100 are possible/,
  ],
  ['rows that go back', () => workbook({ sheets: [sheet(row(5, ['a']) + row(4, ['b']))] }), /damaged/],
])('%s is refused with the reason', async (_what, make, reason) => {
  await expect(readList({ bytes: await make(), choice: null })).rejects.toMatchObject({
    name: 'UnreadableDocument',
    message: expect.stringMatching(reason),
  })
})

test('an archive that declares less than it holds is refused where it is read', async () => {
  const bytes = await workbook({ sheets: [sheet(HEADER + row(2, ['ana@example.com']))] })
  const lying = Buffer.from(bytes)
  const directory = lying.indexOf(Buffer.from('504b0102', 'hex'))
  for (let at = directory; at >= 0; at = lying.indexOf(Buffer.from('504b0102', 'hex'), at + 4))
    if (
      lying
        .subarray(at + 46)
        .toString('latin1')
        .startsWith('xl/worksheets')
    )
      lying.writeUInt32LE(20, at + 24)
  await expect(readList({ bytes: lying, choice: null })).rejects.toThrow('damaged')
})
