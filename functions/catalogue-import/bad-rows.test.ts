// What is wrong with a row is named by its column, and nothing of its product is taken.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { product, type ShopWorld, variant } from '../../services/api/test-shop-world.ts'
import { setUp as setUpIn, startShared } from './test-world.ts'

let shared: ShopWorld
/** For tests that only have files read, which changes nothing in the shop. */
let still: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  shared = await startShared()
  still = await setUp()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = (opening?: object) => setUpIn(shared, opening)

const COLUMNS = 'slug,title,price,currency,sku,stock,weight,compare at,status,tax class,attributes,images'
const GOOD: Record<string, string> = { slug: 'a', title: 'A', price: '1.50', currency: 'EUR' }
const file = (...rows: Record<string, string>[]) =>
  [COLUMNS, ...rows.map((row) => COLUMNS.split(',').map((column) => `"${row[column] ?? ''}"`))]
    .map(String)
    .join('\n')

const NO_PRICE = 'is not a price such as 12.50'

test.each<[string, Record<string, string>, string]>([
  ['a negative price', { price: '-1' }, `price ${NO_PRICE}`],
  ['a price that is no number', { price: 'NaN' }, `price ${NO_PRICE}`],
  ['a price with a letter', { price: '1e5' }, `price ${NO_PRICE}`],
  ['a price with its currency', { price: '€ 1.50' }, `price ${NO_PRICE}`],
  ['a price with a thousands mark', { price: '1,000.00' }, `price ${NO_PRICE}`],
  ['a price with a comma where commas divide', { price: '1,50' }, `price ${NO_PRICE}`],
  ['a price as a formula', { price: '=1+1' }, `price ${NO_PRICE}`],
  ['a price of a part of a cent', { price: '1.505' }, 'price has more decimals than EUR has'],
  ['a huge price', { price: '1000000000.01' }, 'price is more than 1000000000.00'],
  ['an endless price', { price: '9'.repeat(400) }, 'price is more than 1000000000.00'],
  ['no price', { price: '' }, 'price is required'],
  ['another currency', { currency: 'USD' }, "currency is not the shop's, which is EUR"],
  ['no currency', { currency: '' }, 'currency is missing: the shop sells in EUR'],
  ['a sale that costs more', { 'compare at': '1.50' }, 'compare at must be more than the price'],
  ['an unknown status', { status: 'live' }, 'status must be one of draft, published, archived'],
  ['an unknown tax class', { 'tax class': '19 %' }, 'tax class must be one of standard, reduced, zero'],
  ['a negative stock', { stock: '-1' }, 'stock is not a whole number of pieces'],
  ['half a piece', { stock: '1.5' }, 'stock is not a whole number of pieces'],
  ['a heavy thing', { weight: '99999999' }, 'weight must be <= 10000000'],
  ['a path as its address', { slug: '../admin' }, 'slug may have lower-case'],
  ['an address that looks like another', { slug: 'аpple' }, 'slug may have lower-case'],
  ['a title that is too long', { title: 'x'.repeat(161) }, 'title must not have more than 160'],
  ['no title', { title: '' }, 'title is required'],
  ['attributes without a colon', { attributes: 'Vegan' }, 'attributes must be like'],
  ['an attribute twice', { attributes: 'Diet: A | diet: B' }, 'attributes is there twice'],
  ["a photo that is not one's own", { images: 'nobodys' }, 'images is not one of your photos'],
  ['a web address as an image', { images: 'https://example.com/a.jpg' }, 'images'],
])('%s is refused', async (_what, wrong, problem) => {
  const { id, counts } = await still.read(file({ ...GOOD, ...wrong }))
  expect(counts).toMatchObject({ rows: 1, created: 0, refused: 1 })
  const [found = ''] = await still.problems(id)
  expect(found.slice(0, 2 + problem.length)).toBe(`2 ${problem}`)
})

test('a row without an address and a title says so', async () => {
  await using world = await setUp()
  const { id } = await world.read(file({ price: '1', currency: 'EUR' }))
  expect(await world.problems(id)).toEqual(['2 slug is missing'])
})

test('a SKU belongs to one variant, in the file and in the shop', async () => {
  await using world = await setUp()
  await world.add(product({ slug: 'there', variants: [variant({ sku: 'X-1' })] }))
  const { id } = await world.read(
    file(
      { ...GOOD, sku: 'same' },
      { ...GOOD, slug: 'b', sku: ' SAME ' },
      { ...GOOD, slug: 'c', sku: 'x-1' },
      { slug: 'there', sku: 'x-1', price: '2', currency: 'EUR' },
    ),
  )
  expect(await world.problems(id)).toEqual([
    '3 sku is the SKU of row 2, too',
    '4 sku is the SKU of another product',
    '5 sku is the SKU of row 4, too',
  ])
})

test('rows of one product stand together, and say the same about it', async () => {
  await using world = await setUp()
  const head = 'slug,title,option 1,value 1,price,currency'
  const { id } = await world.read(
    [head, 'a,A,Size,S,1,EUR', 'a,Other,Size,M,1,EUR', 'b,B,,,1,EUR', 'a,A,Size,L,1,EUR'].join('\n'),
  )
  expect(await world.problems(id)).toEqual([
    '2 slug belongs to a product with what is wrong in row 3',
    '3 title is not what row 2 says about the same product',
    '5 slug stands apart from the other rows of this product, from row 2 on',
  ])
})

test('variants differ, and each has a value for every option', async () => {
  await using world = await setUp()
  const head = 'slug,title,option 1,value 1,option 2,value 2,price,currency'
  const { id } = await world.read(
    [
      head,
      ...[
        'a,A,Size,S,,,1,EUR',
        'a,,Size,S,,,1,EUR',
        'b,B,Size,,,,1,EUR',
        'c,C,,,,Red,1,EUR',
        'd,D,,,Size,S,1,EUR',
      ],
      ...['e,E,,,,,1,EUR', 'e,,,,,,1,EUR'],
    ].join('\n'),
  )
  expect((await world.problems(id)).filter((problem) => !problem.includes('belongs to'))).toEqual([
    '3 value 1 is the same choice as another variant',
    '4 value 1 is missing',
    '5 value 2 is the value of an option without a name',
    '6 option 1 is empty, although another option follows',
    '6 value 1 is missing',
    '8 value 1 is the same choice as another variant',
  ])
})

test('options change only in a file with all variants', async () => {
  await using world = await setUp()
  const options = [{ name: 'Size', values: ['S', 'L'] }]
  const variants = [variant({ sku: 'A', options: ['S'] }), variant({ sku: 'B', options: ['L'] })]
  await world.add(product({ title: 'Oil', slug: 'oil', options, variants }))
  const head = 'slug,option 1,value 1,sku'
  const one = await world.read(`${head}\noil,Bottle,Small,A\n`)
  expect((await world.problems(one.id))[0]).toMatch(/^2 option 1 is not that of the product/)
  await world.take((await world.read(`${head}\noil,Bottle,Small,A\noil,Bottle,Large,B\n`)).id)
  expect(await world.products()).toMatchObject([
    {
      options: [{ name: 'Bottle', values: ['Small', 'Large'] }],
      variants: [
        { sku: 'A', options: ['Small'], price: 1000 },
        { sku: 'B', options: ['Large'] },
      ],
    },
  ])
})

test('a product has a hundred variants at most', async () => {
  await using world = await setUp()
  const rows = Array.from({ length: 101 }, (_, n) => `a,A,No,${n},1,EUR`)
  const { counts, id } = await world.read(`slug,title,option 1,value 1,price,currency\n${rows.join('\n')}\n`)
  expect(counts).toMatchObject({ rows: 101, refused: 101 })
  expect((await world.problems(id))[0]).toMatch(/^2 slug is that of 101 rows/)
})

test('a product in the trash is left there', async () => {
  await using world = await setUp()
  const { id } = await world.add(product({ title: 'A', slug: 'a' }))
  await world.maker.request('POST', '/api/v1/shop/products/trash', { ids: [id] })
  const read = await world.read(file(GOOD))
  expect(await world.problems(read.id)).toEqual(['2 slug is that of a product in the trash'])
})

test.each([
  ['JPY', '1250', 1250, '12.5'],
  ['KWD', '1.250', 1250, '1.2505'],
])('prices in %s have its decimals', async (currency, price, amount, wrong) => {
  await using world = await setUp({ currency, country: currency === 'JPY' ? 'JP' : 'KW' })
  const head = 'slug,title,price,currency'
  const { id, counts } = await world.read(`${head}\na,A,${price},${currency}\nb,B,${wrong},${currency}\n`)
  expect(counts).toMatchObject({ created: 1, refused: 1 })
  expect(await world.problems(id)).toEqual([`3 price has more decimals than ${currency} has`])
  await world.take(id)
  expect(await world.products()).toMatchObject([{ variants: [{ price: amount }] }])
})

test('formulas are text, and stay text', async () => {
  await using world = await setUp()
  const formula = '=HYPERLINK(""http://example.com"";""x"")'
  const { id } = await world.read(`slug;title;price;currency\na;"${formula}";1,50;EUR\n`)
  await world.take(id)
  const title = formula.replaceAll('""', '"')
  expect(await world.products()).toMatchObject([{ title, variants: [{ price: 150 }] }])
  expect(await world.exported()).toContain(`"'=HYPERLINK(""http`)
  const again = await world.read(await world.exported())
  expect(again.counts).toMatchObject({ rows: 1, same: 1 })
})
