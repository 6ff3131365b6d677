// What a shop saves, it reads again without changing anything.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { product, variant } from '../../services/api/test-shop-world.ts'
import { armed, disarmed } from '../../services/platform/csv.ts'
import { plainPart, splitAt, withoutMarks } from '../../services/shop/imports/columns/marks.ts'
import { setUp } from './test-world.ts'

const HOSTILE = [
  ...['=1+1', "'=1+1", "''@x", '-5', '+49 1', '\tTab', ' spaces ', 'a|b', 'a\\|b', 'a: b; c', '\\', '16:9'],
  ...['"quoted"', 'one\ntwo', 'one\r\ntwo', 'a,b;c\td', 'sep=;', 'Ölivenöl “extra” 🫒', "it's", 'unlimited'],
]

/** Titles and the like stand on one line; control characters are refused in them. */
const ON_ONE_LINE = HOSTILE.filter((text) => !/\p{Cc}/u.test(text))

test('a hostile catalogue comes back as it was', async () => {
  await using world = await setUp()
  const { maker } = world
  const category = async (title: string) =>
    (await maker.request('POST', '/api/v1/shop/categories', { title })).json().id
  const [oils, others, bar, gone] = await Promise.all(['Oils', ' oils', 'a|b', 'Gone'].map(category))
  const photos = await Promise.all([world.photoOf(maker), world.photoOf(maker)])
  for (const [index, text] of ON_ONE_LINE.entries())
    await world.add(
      product({
        ...{
          title: text,
          slug: `p-${index}`,
          description: `${HOSTILE[index]}\n${HOSTILE.join('\n')}${'\nline'.repeat(300)}`,
          noteLabel: text,
        },
        ...{ metaTitle: text, metaDescription: text, taxClass: 'reduced', status: 'published' },
        categoryIds: [[bar, oils, gone], [others], [gone, bar]][index % 3],
        attributes: [
          { name: text, values: [text, 'other'] },
          { name: 'Plain', values: ['x'] },
        ],
        options: [{ name: text, values: ['unused', text, 'second'] }],
        images: photos.map((photoId, at) => ({
          photoId,
          alt: at === 0 ? text : '',
          focus: { x: 0.25, y: 1 },
        })),
        variants: [
          variant({ options: [text], sku: `${text.trim()}-${index}`, onHand: null, compareAt: 1001 }),
          variant({ options: ['second'], price: 0, weight: 0, onHand: 0 }),
        ],
      }),
    )
  await world.maker.request('DELETE', `/api/v1/shop/categories/${gone}`)
  await world.add(product({ title: 'Draft without anything' }))
  await world
    .add(product({ title: 'Trashed' }))
    .then(({ id }) => maker.request('POST', '/api/v1/shop/products/trash', { ids: [id] }))
  const exported = await world.exported()
  const { id, counts } = await world.read(exported)
  expect(await world.problems(id)).toEqual([])
  const rows = ON_ONE_LINE.length * 2 + 1
  const same = ON_ONE_LINE.length + 1
  expect(counts).toEqual({ rows, created: 0, changed: 0, same, refused: 0, written: 0 })
})

test('what a file made is what the file says', async () => {
  await using world = await setUp()
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = ON_ONE_LINE.map((text, index) =>
    [`p-${index}`, disarmed(text), 'Same', disarmed(text), `s-${index}`, '1.00', 'EUR', '3']
      .map(quoted)
      .join(','),
  )
  const file = `slug,title,option 1,value 1,sku,price,currency,stock\n${lines.join('\n')}\n`
  await world.take((await world.read(file)).id)
  expect(await world.read(`${file}\n`)).toMatchObject({ counts: { same: ON_ONE_LINE.length, refused: 0 } })
  expect(await world.read(await world.exported())).toMatchObject({ counts: { same: ON_ONE_LINE.length } })
})

test('marks in texts are not those between them', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '|', ':', ';', '\\', '"', '=') })
  const filled = text.filter((each) => each.trim() !== '')
  fc.assert(
    fc.property(fc.array(filled, { minLength: 1 }), (texts) => {
      const cell = texts.map((each) => withoutMarks(each, '|')).join(' | ')
      expect(splitAt(cell, '|').map(plainPart)).toEqual(texts)
    }),
  )
  fc.assert(
    fc.property(filled, filled, (name, value) => {
      const parts = splitAt(`${withoutMarks(name, '|:')}: ${withoutMarks(value, '|;')}`, ':', 2)
      expect(parts.map(plainPart)).toEqual([name, value])
    }),
  )
})

test('the guard against formulas comes off as it went on', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '＝') })
  fc.assert(fc.property(text, (each) => armed(disarmed(each)) === each))
  fc.assert(fc.property(text, (each) => !/^[=+\-@\t\r＝]/.test(disarmed(each))))
})
