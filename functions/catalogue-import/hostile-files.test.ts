// Files in every encoding, and those that are no catalogue.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShopWorld } from '../../services/api/test-shop-world.ts'
import { createReader } from './reader.ts'
import { setUp as setUpIn, startShared } from './test-world.ts'

let shared: ShopWorld
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpIn(shared)

const OILS = 'Handle;Title;Price;Currency\nol;Ölivenöl “extra”;9,50;EUR\nsalz;Salz;1;EUR\n'
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}
const windows1252 = Buffer.from(OILS.replace('“', '\u0093').replace('”', '\u0094'), 'latin1')

test.each<[string, string | Buffer]>([
  ['UTF-8', OILS],
  ['UTF-8 with a mark', `\ufeff${OILS}`],
  ['UTF-16, little end first', utf16(OILS)],
  ['UTF-16, big end first', utf16(OILS, true)],
  ['Windows-1252', windows1252],
  ['tabs', OILS.replaceAll(';', '\t')],
  ["Excel's own line", `sep=;\r\n${OILS}`],
  ['line ends of Windows', OILS.replaceAll('\n', '\r\n')],
  ['line ends of an old Mac', OILS.replaceAll('\n', '\r')],
  ['blank lines', `\n\n${OILS.replaceAll('\n', '\n;;;\n')}`],
])('a catalogue with %s is read', async (_what, content) => {
  await using world = await setUp()
  const { id, counts } = await world.read(content)
  expect([counts, await world.problems(id)]).toMatchObject([{ rows: 2, created: 2 }, []])
  await world.take(id)
  expect(await world.products()).toMatchObject([
    { title: 'Ölivenöl “extra”', slug: 'ol', variants: [{ price: 950 }] },
    { title: 'Salz' },
  ])
})

test.each<[string, string | Buffer, RegExp]>([
  ['a PDF', '%PDF-1.7', /is a PDF/],
  ['a web page', '<html><table></table></html>', /is a web page/],
  ['a workbook', 'PK\u0003\u0004rest', /workbook \(\.xlsx\)/],
  ['zeros', Buffer.alloc(5000), /not text|no rows/],
  ['blank lines', '\n  \n\n', /has no rows/],
  ['other columns', 'name,cost\nOil,1\n', /No column is called/],
  ['a column twice', 'slug,title,Price,price\na,A,1,2\n', /Two columns are called “price”/],
  ['more rows than are read', `slug,title\n${'a,A\n'.repeat(100_001)}`, /more than 100,000 rows/],
])('%s is no catalogue', async (_what, content, reason) => {
  await using world = await setUp()
  const read = await world.read(content)
  expect(read).toMatchObject({ status: 'failed', counts: null, reason: expect.stringMatching(reason) })
  expect((await world.maker.request('POST', `/api/v1/shop/imports/${read.id}/take`)).statusCode).toBe(409)
})

test('a quotation mark that is never closed spoils its own product alone', async () => {
  await using world = await setUp()
  const { id } = await world.read('slug,title,price,currency\na,"A,1,EUR\nb,B,1,EUR\nc,C,1,EUR,too,much\n')
  expect(await world.problems(id)).toEqual([
    expect.stringMatching(/^2 slug stands in a row with a quotation mark/),
    expect.stringMatching(/^4 slug stands in a row with more cells/),
  ])
})

test('columns that mean nothing here are named', async () => {
  await using world = await setUp()
  const read = await world.read('slug,title,price,currency,Vendor,Prise\na,A,1,EUR,me,2\n')
  expect(read).toMatchObject({ unread: ['Vendor', 'Prise'], counts: { created: 1 } })
})

test.each([
  [{ size: 0 }, 400],
  [{ size: 50 * 1024 * 1024 + 1 }, 413],
  [{ name: 'a.xlsx' }, 415],
])('an upload with %j is refused before a byte is sent', async (changes, status) => {
  await using world = await setUp()
  const upload = { name: 'a.csv', contentType: 'text/csv', size: 10, sha256: 'a'.repeat(64), ...changes }
  const answer = await world.maker.request('POST', '/api/v1/shop/imports/uploads', upload)
  expect([answer.statusCode, answer.json().errors]).toMatchObject([status, [{}]])
})

test('bytes that were not announced are not read', async () => {
  await using world = await setUp()
  const { import: announced } = await world.announce(OILS)
  const path = `shop/imports/${world.maker.id}/${announced.id}/file`
  await world.buckets.documents.file(path).save(OILS.replace('9', '1'), { resumable: false })
  await world.handle(await world.announced(announced.id))
  expect(await world.get(announced.id)).toMatchObject({ status: 'failed' })
})

test('a process of its own reads and refuses', async () => {
  using reader = createReader()
  const [good, bad] = await Promise.allSettled([
    reader.read({ bytes: Buffer.from(OILS), currency: 'EUR' }),
    reader.read({ bytes: Buffer.from('%PDF-1.7'), currency: 'EUR' }),
  ])
  expect(good).toMatchObject({ value: { rows: 2, unread: [] } })
  expect(bad).toMatchObject({ reason: { name: 'UnreadableDocument' } })
})
