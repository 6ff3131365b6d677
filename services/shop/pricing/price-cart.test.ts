import { describe, expect, test } from 'vitest'
import type { PricingInput } from './input.ts'
import { priceCart } from './price-cart.ts'
import { salePrices } from './sales.ts'
import { cart, code, discount, line, NOW, post, shop, sold, tax } from './test-carts.ts'

const percent = (value: number) => ({ kind: 'percentage', value: value * 100 }) as const
const fixed = (value: number) => ({ kind: 'fixed', value }) as const
const exclusive = (standard: number) =>
  shop({ tax: tax({ pricesIncludeTax: false, rates: { DE: { standard, reduced: 700 } } }) })
const toShip = { country: 'DE', shippingMethodId: 'post' }
const DAY = 24 * 3600_000
const day = (days: number) => new Date(NOW + days * DAY).toISOString()
const kinds = (input: PricingInput) => priceCart(input).problems.map(({ kind }) => kind)

describe('totals', () => {
  test.each<[string, PricingInput, number, number]>([
    [
      'tax-inclusive 50 with 10 % tax and 10 off',
      cart([line(1, 5000)], {
        shop: shop({ tax: tax({ rates: { DE: { standard: 1000, reduced: 0 } } }) }),
        codes: [code(fixed(1000))],
      }),
      4000,
      364,
    ],
    ['all off 399 with 19 % included', cart([line(1, 39900)], { codes: [code(percent(100))] }), 0, 0],
    ['19.99 in a sale of 25 %', cart([line(1, 1999)], { sales: [discount(percent(25))] }), 1499, 239],
    ['19.99 with a code of 25 %', cart([line(1, 1999)], { codes: [code(percent(25))] }), 1499, 239],
    [
      'sale of 50 % and code of 50 % on 2 × 100',
      cart([line(2, 10000)], { sales: [discount(percent(50))], codes: [code(percent(50))] }),
      5000,
      798,
    ],
    [
      'the same on 3',
      cart([line(3, 10000)], { sales: [discount(percent(50))], codes: [code(percent(50))] }),
      7500,
      1197,
    ],
    ['100 × 12.34 with 10 % off', cart([line(100, 1234)], { codes: [code(percent(10))] }), 111060, 17732],
    [
      '100 × 12.34 in 100 lines with 10 % off',
      cart(
        Array.from({ length: 100 }, () => line(1, 1234)),
        { codes: [code(percent(10))] },
      ),
      111060,
      17732,
    ],
    [
      'codes of 100 % and 15 %',
      cart([line(1, 5000)], { codes: [code(percent(100)), code(percent(15))] }),
      0,
      0,
    ],
    [
      'codes of 20 and 40 off 50',
      cart([line(1, 5000)], { codes: [code(fixed(2000)), code(fixed(4000))] }),
      0,
      0,
    ],
    ['a code of more than 100 %', cart([line(1, 5000)], { codes: [code(percent(150))] }), 0, 0],
    [
      'the best of two sales',
      cart([line(1, 1000)], { sales: [10, 30].map((p) => discount(percent(p))) }),
      700,
      112,
    ],
    ['a sale of more than the price', cart([line(1, 1000)], { sales: [discount(fixed(5000))] }), 0, 0],
    ['tax added to 3 × 0.05', cart([line(3, 5)], { shop: exclusive(1900) }), 18, 3],
    [
      'tax added once over three lines',
      cart(
        [1, 2, 3].map(() => line(1, 5)),
        { shop: exclusive(1000) },
      ),
      17,
      2,
    ],
    [
      'no tax when not registered',
      cart([line(1, 5000)], { shop: shop({ tax: tax({ isRegistered: false }) }) }),
      5000,
      0,
    ],
    [
      'no tax added when not registered',
      cart([line(1, 5000)], { shop: shop({ tax: tax({ isRegistered: false, pricesIncludeTax: false }) }) }),
      5000,
      0,
    ],
    [
      'the rates of home elsewhere',
      cart([line(1, 11900)], { destination: { country: 'FR', shippingMethodId: null } }),
      11900,
      1900,
    ],
    [
      'no tax elsewhere',
      cart([line(1, 11900)], {
        shop: shop({ tax: tax({ elsewhere: 'none' }) }),
        destination: { country: 'US', shippingMethodId: null },
      }),
      11900,
      0,
    ],
    [
      'the rates of the country it goes to',
      cart([line(1, 12000)], {
        shop: shop({ tax: tax({ rates: { FR: { standard: 2000, reduced: 550 } } }) }),
        destination: { country: 'FR', shippingMethodId: null },
      }),
      12000,
      2000,
    ],
    ['class zero', cart([line(1, 5000, { sold: sold({ price: 5000, taxClass: 'zero' }) })]), 5000, 0],
    [
      'shipping with its tax',
      cart([line(1, 1000)], { shop: exclusive(1900), destination: toShip }),
      1785,
      285,
    ],
    [
      'shipping when all goods are free',
      cart([line(1, 1000)], { codes: [code(percent(100))], destination: toShip }),
      500,
      80,
    ],
    [
      'free shipping',
      cart([line(1, 1000)], { codes: [code({ kind: 'free-shipping', value: 0 })], destination: toShip }),
      1000,
      160,
    ],
    ['nothing at all', cart([], { destination: toShip }), 0, 0],
  ])('%s', (_name, input, total, included) => {
    const { totals } = priceCart(input)
    expect(totals).toMatchObject({ total, tax: included })
    expect(Object.is(totals.total, -0)).toBe(false)
  })

  test('a code is shared among the lines that it is about, in whole units', () => {
    const lines = [line(1, 1000), line(1, 1000), line(1, 1000), line(1, 7)]
    const about = lines.slice(0, 3).map(({ productId }) => productId)
    const priced = priceCart(cart(lines, { codes: [code({ ...fixed(1000), productIds: about })] }))
    expect(priced.lines.map(({ discount: off }) => off).sort()).toEqual([0, 333, 333, 334])
    expect(priced.codes).toMatchObject([{ amount: 1000 }])
  })

  test('each rate of tax is computed once, and rates of classes that are the same are one', () => {
    const reduced = (price: number) => line(1, price, { sold: sold({ price, taxClass: 'reduced' }) })
    const both = cart([line(1, 1190), reduced(1070)], { destination: toShip })
    expect(priceCart(both).totals).toMatchObject({
      taxes: [
        { rate: 1900, taxClass: 'standard', base: 1420, tax: 270 },
        { rate: 700, taxClass: 'reduced', base: 1000, tax: 70 },
      ],
      shippingTax: 80,
      shippingTaxRate: 1900,
    })
    const same = shop({ tax: tax({ rates: { DE: { standard: 2500, reduced: 2500 } } }) })
    expect(priceCart({ ...both, shop: same }).totals.taxes).toMatchObject([
      { rate: 2500, taxClass: 'standard' },
    ])
  })

  test('a free-shipping code says what it took off', () => {
    const codes = [code({ kind: 'free-shipping', value: 0 })]
    const priced = priceCart(cart([line(1, 1000)], { codes, destination: toShip }))
    expect(priced.codes).toMatchObject([{ amount: 500 }])
    expect(priced).toMatchObject({ shipping: [{ id: 'post', price: 0 }], totals: { shipping: 0 } })
  })
})

describe('shipping', () => {
  const rates = [
    { maxWeight: 1000, maxTotal: 5000, price: 300 },
    { maxWeight: 5000, maxTotal: null, price: 900 },
  ]
  const offered = (wanted: ReturnType<typeof line>[], edit: Partial<typeof post>, country = 'DE') =>
    priceCart(
      cart(wanted, {
        shop: shop({ shipping: [{ ...post, rates, ...edit }] }),
        destination: { country, shippingMethodId: null },
      }),
    ).shipping.map(({ price }) => price)

  test.each([
    ['up to a weight and a value', [line(10, 500)], {}, [300]],
    ['beyond the weight', [line(11, 100)], {}, [900]],
    ['beyond the value', [line(1, 5001)], {}, [900]],
    ['beyond every rate', [line(51, 1)], {}, []],
    ['free from a value', [line(1, 4000)], { freeFrom: 4000 }, [0]],
    ['just below that value', [line(1, 3999)], { freeFrom: 4000 }, [300]],
    ['only to other countries', [line(1, 100)], { countries: ['FR'] }, []],
  ])('%s', (_name, wanted, edit, prices) => {
    expect(offered(wanted, edit)).toEqual(prices)
  })

  test('the value is what the goods cost after discounts', () => {
    const free = shop({ shipping: [{ ...post, freeFrom: 5000 }] })
    const input = cart([line(1, 5000)], { shop: free, destination: toShip })
    expect(priceCart(input).totals.shipping).toBe(0)
    expect(priceCart({ ...input, codes: [code(fixed(1))] }).totals.shipping).toBe(500)
  })
})

describe('problems', () => {
  const less = line(5, 1000, { sold: sold({ available: 3 }) })
  const gone = line(1, 1000, { sold: null })
  const first = line(3, 1000)
  test.each<[string, PricingInput, string[]]>([
    ['a price that was seen', cart([line(1, 1000, { seenPrice: 1000 })]), []],
    ['another price than was seen', cart([line(1, 1000, { seenPrice: 900 })]), ['price-changed']],
    [
      'a sale since',
      cart([line(1, 1000, { seenPrice: 1000 })], { sales: [discount({})] }),
      ['price-changed'],
    ],
    ['more than there is', cart([less]), ['less-stock']],
    ['nothing left', cart([line(1, 1000, { sold: sold({ available: 0 }) })]), ['sold-out']],
    ['no longer sold', cart([gone]), ['not-sold']],
    ['worth more than a cart may be', cart([line(9999, 90_000_000_000)]), ['sold-out']],
    [
      'an unknown code',
      cart([first], { codes: [{ code: 'NO', discount: null, isUsedUp: false }] }),
      ['code-unknown'],
    ],
    ['a code that is off', cart([first], { codes: [code({ isActive: false })] }), ['code-unknown']],
    ['a code too early', cart([first], { codes: [code({ startsAt: day(1) })] }), ['code-not-now']],
    ['a code too late', cart([first], { codes: [code({ endsAt: day(0) })] }), ['code-not-now']],
    ['a code in its time', cart([first], { codes: [code({ startsAt: day(0), endsAt: day(1) })] }), []],
    ['a code that was used up', cart([first], { codes: [code({}, true)] }), ['code-used-up']],
    ['a code for more', cart([first], { codes: [code({ minTotal: 3001 })] }), ['code-too-little']],
    ['a code for just that', cart([first], { codes: [code({ minTotal: 3000 })] }), []],
    [
      'a code for others',
      cart([first], { codes: [code({ categoryIds: ['other'] })] }),
      ['code-not-for-these'],
    ],
    ['no way there', cart([first], { shop: shop({ shipping: [] }), destination: toShip }), ['no-shipping']],
    [
      'another way than was chosen',
      cart([first], { destination: { country: 'DE', shippingMethodId: 'drone' } }),
      ['shipping-gone'],
    ],
  ])('%s', (_name, input, expected) => {
    expect(kinds(input)).toEqual(expected)
  })

  test('lines of one variant share its stock', () => {
    const variant = { productId: 'p', variantId: 'v', sold: sold({ available: 12 }) }
    const { lines, problems } = priceCart(cart([line(5, 1000, variant), line(10, 1000, variant)]))
    expect(lines.map(({ quantity }) => quantity)).toEqual([2, 10])
    expect(problems).toMatchObject([{ kind: 'less-stock', lineId: lines[0]?.id, before: 5, now: 2 }])
  })

  test('they are said in plain words', () => {
    const input = cart(
      [line(5, 1000, { sold: sold({ available: 3, variantTitle: 'M' }), seenPrice: 900 }), gone],
      { codes: [code({ code: 'MAY', minTotal: 5000 })], shop: shop({ shipping: [] }) },
    )
    expect(priceCart(input).problems.map(({ message }) => message)).toEqual([
      'Only 3 of “Soap, M” can be had now.',
      '“Soap, M” now costs €10.00 instead of €9.00.',
      '“Soap” is no longer sold.',
      'The code MAY counts for goods from €50.00.',
      'This shop does not ship these goods to Germany.',
    ])
  })
})

test('lists show the prices of sales that count for everything', () => {
  const product = {
    id: 'p',
    categoryIds: ['c'],
    variants: [
      { id: 'v', price: 1999 },
      { id: 'w', price: 100 },
    ],
  }
  const sales = [
    discount({ value: 2500, categoryIds: ['c'] }),
    discount({ value: 9000, minTotal: 5000 }),
    discount({ value: 9000, startsAt: day(1) }),
    discount({ value: 9000, code: 'NO' }),
  ]
  expect([...salePrices(product, sales, NOW)]).toEqual([
    ['v', 1499],
    ['w', 75],
  ])
})
