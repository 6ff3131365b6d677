// Lists that were made to cost much, or to be read in two ways.
import { expect, test } from 'vitest'
import { processorSeconds } from '../../tests/processor-time.ts'
import { readForStorage } from './read-list.ts'
import { row, text, workbook } from './test-workbook.ts'
import { setUp } from './test-world.ts'

/** Of processor time, far more than any of these takes; before they were limited, each took minutes or all memory. */
const SECONDS = 20

const HEADER = row(1, ['email', 'value'])
const person = (number: number, cells = '') =>
  `<row r="${number}">${text(`p${number}@example.com`)}${cells}</row>`
const people = (count: number, cells: string) =>
  Array.from({ length: count }, (_, index) => person(index + 2, cells)).join('')
const book = (rows: string, more: object = {}, formats: string[] = []) =>
  workbook({ sheets: [{ name: 'People', rows: HEADER + rows, ...more }], formats })
const wide = (count: number) =>
  Array.from({ length: count }, (_, index) => `${'f'.repeat(50)}${'x'.repeat(index % 9)}y${index}`)

test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
  [
    'a cell in the last column of every row',
    () =>
      book(
        Array.from({ length: 2000 }, (_, index) =>
          person(index + 2, `<c r="XFD${index + 2}"><v>1</v></c>`),
        ).join(''),
      ),
    /more text than a list may/,
  ],
  [
    'a reference of a million digits',
    () =>
      book(person(2), { after: `<mergeCells><mergeCell ref="A${'1'.repeat(1_000_000)}x"/></mergeCells>` }),
    /more text than a list may/,
  ],
  ['a row after the last one', () => book(person(2_000_000)), /damaged/],
  [
    'a cell that is there twice',
    () => book(`<row r="2">${text('a@example.com', 'A2')}${text('b@example.com', 'A2')}</row>`),
    /damaged/,
  ],
  ['a cell that is nowhere', () => book(`<row r="2">${text('a@example.com', '2')}</row>`), /damaged/],
  ['millions of columns', () => Buffer.from(`email${',a'.repeat(2_000_000)}`), /2000001 columns, and 100/],
  [
    'long headers over many cells',
    () => Buffer.from(`email,${wide(99).join(',')}\n${`a@example.com${',x'.repeat(99)}\n`.repeat(20_000)}`),
    /more text than can be kept/,
  ],
])('%s is refused in little time', async (_what, make, reason) => {
  const bytes = await make()
  const seconds = await processorSeconds(() =>
    expect(readForStorage({ bytes, choice: null })).rejects.toMatchObject({
      name: 'UnreadableDocument',
      message: expect.stringMatching(reason),
    }),
  )
  expect(seconds).toBeLessThan(SECONDS)
})

test.each<[string, () => Promise<Buffer>, number]>([
  [
    'hidden columns before the first',
    () => book(person(2), { before: '<cols><col hidden="1" min="-1e300" max="9"/></cols>' }),
    1,
  ],
  [
    'names of days in every cell',
    () => book(people(20_000, '<c s="1"><v>45000</v></c>'), {}, ['dddd"-"mmmm'.repeat(20)]),
    20_000,
  ],
  ['a name of a sheet as long as a book', () => book(person(2), { name: 'n'.repeat(1_000_000) }), 1],
])('%s costs little', async (_what, make, taken) => {
  const bytes = await make()
  const seconds = await processorSeconds(async () => {
    const { counts, sheets } = await readForStorage({ bytes, choice: null })
    expect(counts.taken).toBe(taken)
    expect(sheets.join('').length).toBeLessThan(200)
  })
  expect(seconds).toBeLessThan(SECONDS)
})

test('what no page would ask is refused in words', async () => {
  await using world = await setUp()
  const list = await world.read(await world.campaign(), 'email\nana@example.com\nbob@gmial.com\n')
  const path = `/api/v1/recipient-lists/${list.id}`
  const cursor = (at: number) =>
    Buffer.from(JSON.stringify({ list: list.id, reading: 1, at, show: 'all' })).toString('base64url')
  for (const at of [3, 50, 9e15])
    expect((await world.ana.request('GET', `${path}/rows?cursor=${cursor(at)}`)).statusCode, `${at}`).toBe(
      400,
    )
  for (const corrections of [{ 3: 5 }, { abc: 5 }, { abc: 'eve@example.com' }, { '-1': 'eve@example.com' }])
    expect((await world.ana.request('POST', `${path}/take`, { corrections })).statusCode).toBe(400)
  expect((await world.list(list.id)).status).toBe('read')
})

test('a recipient whom several lists describe at length stays as small as one row', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const described = (name: string) => {
    const columns = [...'abcdefgh'].map((letter) => `${name}_${letter}`)
    return `email,${columns.join(',')}\nana@example.com,${columns.map(() => 'x'.repeat(4000)).join(',')}\n`
  }
  for (const name of ['first', 'second']) await world.take((await world.read(campaign, described(name))).id)
  const [{ fields } = { fields: {} }, ...others] = await world.recipients(campaign)
  expect([Object.keys(fields).length, 'second_a' in fields, others.length]).toEqual([9, true, 0])
})
