// What holds for every cart: it adds up, nothing is negative, and neither order nor repetition changes a total.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import type { DiscountRule, EnteredCode, PricingInput, WantedLine } from './input.ts'
import { priceCart } from './price-cart.ts'
import type { Priced } from './schemas.ts'
import { discount, NOW, post, sold, tax } from './test-carts.ts'

const runs = { numRuns: isThorough ? 20_000 : 400 }

const PRODUCTS = ['a', 'b', 'c', 'd', 'e']
const CATEGORIES = ['x', 'y']
const COUNTRIES = ['DE', 'FR', 'US']
const some = <Item>(items: readonly Item[]) => fc.subarray([...items])
const rate = fc.constantFrom(0, 700, 1000, 1900, 2550, 10_000)
const price = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 10_000_000 }))

const about = fc.record({ productIds: some(PRODUCTS), categoryIds: some(CATEGORIES) })
const kindAndValue = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), value: fc.integer({ min: 0, max: 12_000 }) }),
  fc.record({ kind: fc.constant('fixed' as const), value: price }),
  fc.record({ kind: fc.constant('free-shipping' as const), value: fc.constant(0) }),
)
const rule = (minTotal: fc.Arbitrary<number>): fc.Arbitrary<DiscountRule> =>
  fc
    .tuple(about, kindAndValue, minTotal)
    .map(([parts, kind, from]) => discount({ ...parts, ...kind, minTotal: from }))
const codesOf = (minTotal: fc.Arbitrary<number>): fc.Arbitrary<EnteredCode[]> =>
  fc.array(rule(minTotal), { maxLength: 4 }).map((rules) =>
    rules.map((each, index) => ({
      code: `CODE${index}`,
      discount: { ...each, code: `CODE${index}` },
      isUsedUp: false,
    })),
  )

/** The catalogue is the same for all lines: one variant has one price and one stock. */
const catalogue = fc.array(
  fc.record({
    ...{ price, weight: fc.integer({ min: 0, max: 2000 }), categoryIds: some(CATEGORIES) },
    taxClass: fc.constantFrom('standard' as const, 'reduced' as const, 'zero' as const),
    available: fc.option(fc.integer({ min: 0, max: 30 })),
    isSold: fc.boolean(),
  }),
  { minLength: PRODUCTS.length, maxLength: PRODUCTS.length },
)

const wanted = fc.array(
  fc.record({ product: fc.nat({ max: PRODUCTS.length - 1 }), quantity: fc.integer({ min: 1, max: 20 }) }),
  { maxLength: 8 },
)

const lines: fc.Arbitrary<WantedLine[]> = fc.tuple(catalogue, wanted).map(([variants, all]) =>
  all.map(({ product, quantity }, index) => {
    const { isSold, ...variant } = variants[product] ?? { isSold: false }
    const id = PRODUCTS[product] ?? ''
    return {
      ...{ id: `line-${index}`, productId: id, variantId: id, note: `${index}`, quantity },
      ...{ seenPrice: null, seenTitle: '', sold: isSold ? sold(variant) : null },
    }
  }),
)

const shop = fc
  .record({
    currency: fc.constantFrom('JPY', 'EUR', 'KWD'),
    ...{ isRegistered: fc.boolean(), pricesIncludeTax: fc.boolean() },
    elsewhere: fc.constantFrom('home' as const, 'none' as const),
    rates: fc.dictionary(fc.constantFrom(...COUNTRIES), fc.record({ standard: rate, reduced: rate })),
    ...{ shippingPrice: price, shippingClass: fc.constantFrom('standard' as const, 'reduced' as const) },
  })
  .map(({ currency, shippingPrice, shippingClass, ...settings }) => ({
    ...{ currency, country: 'DE', tax: tax(settings) },
    shipping: [
      {
        ...post,
        taxClass: shippingClass,
        rates: [{ maxWeight: null, maxTotal: null, price: shippingPrice }],
      },
    ],
  }))

const carts = (minTotal: fc.Arbitrary<number> = price): fc.Arbitrary<PricingInput> =>
  fc.record({
    ...{ shop, lines, sales: fc.array(rule(minTotal), { maxLength: 3 }), codes: codesOf(minTotal) },
    destination: fc.record({
      country: fc.constantFrom(...COUNTRIES),
      shippingMethodId: fc.constantFrom('post', null),
    }),
    now: fc.constant(NOW),
  })

const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)

test('everything adds up to the total', () => {
  fc.assert(
    fc.property(carts(), (input) => {
      const { lines: priced, codes, totals } = priceCart(input)
      const { includesTax, shippingTax, shipping } = totals
      const shipped = shipping ?? 0
      expect(sum(priced.map(({ total }) => total)) + shipped + (includesTax ? 0 : shippingTax)).toBe(
        totals.total,
      )
      expect(sum(priced.map(({ discount: off }) => off))).toBe(totals.discount)
      expect(sum(priced.map(({ subtotal }) => subtotal))).toBe(totals.subtotal)
      expect(sum(priced.map((line) => line.tax)) + shippingTax).toBe(totals.tax)
      expect(totals.subtotal - totals.discount + shipped + (includesTax ? 0 : totals.tax)).toBe(totals.total)
      const offGoods = codes.filter(({ discountId }) => isOfGoods(input, discountId))
      expect(sum(offGoods.map(({ amount }) => amount))).toBe(totals.discount)
      expect(sum(totals.taxes.map((part) => part.tax))).toBe(totals.tax)
      if (input.shop.tax.isRegistered)
        expect(sum(totals.taxes.map((part) => part.base)) + totals.tax).toBe(totals.total)
      else expect(totals).toMatchObject({ tax: 0, taxes: [] })
    }),
    runs,
  )
})

const isOfGoods = ({ codes }: PricingInput, id: string) =>
  codes.some(({ discount: each }) => each?.id === id && each.kind !== 'free-shipping')

test('nothing is negative, fractional, or more than was wanted', () => {
  fc.assert(
    fc.property(carts(), (input) => {
      const priced = priceCart(input)
      for (const amount of amountsOf(priced)) {
        expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
        expect(Object.is(amount, -0)).toBe(false)
      }
      for (const line of priced.lines) {
        expect(line.discount).toBeLessThanOrEqual(line.subtotal)
        expect(line.unitPrice).toBeLessThanOrEqual(line.listPrice)
        const asked = input.lines.find(({ id }) => id === line.id)
        expect(line.quantity).toBeLessThanOrEqual(asked?.quantity ?? 0)
      }
      for (const product of PRODUCTS) {
        const same = priced.lines.filter(({ variantId }) => variantId === product)
        const { sold: variant } = input.lines.find(({ variantId }) => variantId === product) ?? {}
        expect(sum(same.map(({ quantity }) => quantity))).toBeLessThanOrEqual(variant?.available ?? 1000)
      }
    }),
    runs,
  )
})

const amountsOf = ({ lines: priced, codes, totals, weight }: Priced): number[] => [
  ...priced.flatMap((line) => [
    line.unitPrice,
    line.subtotal,
    line.discount,
    line.tax,
    line.total,
    line.quantity,
  ]),
  ...codes.map(({ amount }) => amount),
  ...totals.taxes.flatMap(({ base, tax: part }) => [base, part]),
  ...[totals.subtotal, totals.discount, totals.tax, totals.total, totals.shippingTax, weight],
]

test('the order of lines changes no total, and pricing again gives the same', () => {
  fc.assert(
    fc.property(
      carts().chain((input) =>
        fc.tuple(
          fc.constant(input),
          fc.shuffledSubarray([...input.lines], { minLength: input.lines.length }),
        ),
      ),
      ([input, shuffled]) => {
        const priced = priceCart(input)
        expect(priceCart(input)).toEqual(priced)
        const again = priceCart({ ...input, lines: shuffled })
        expect({ ...again.totals, codes: again.codes }).toEqual({ ...priced.totals, codes: priced.codes })
      },
    ),
    runs,
  )
})

// Codes about different articles, one after another, may round the other way by a unit.
test('more of a line never costs less, where codes are about everything and wait for nothing', () => {
  fc.assert(
    fc.property(carts(fc.constant(0)), fc.nat(), (input, which) => {
      fc.pre(input.lines.length > 0)
      const codes = input.codes.map((each) => ({
        ...each,
        discount: each.discount && aboutAll(each.discount),
      }))
      const index = which % input.lines.length
      const more = input.lines.map((line, place) =>
        place === index ? { ...line, quantity: line.quantity + 1 } : line,
      )
      const [before, after] = [input.lines, more].map(
        (each) => priceCart({ ...input, codes, lines: each }).totals,
      )
      if (!before || !after) throw new Error('Both carts have a price')
      expect(after.subtotal).toBeGreaterThanOrEqual(before.subtotal)
      expect(after.subtotal - after.discount).toBeGreaterThanOrEqual(before.subtotal - before.discount)
    }),
    runs,
  )
})

const aboutAll = (each: DiscountRule): DiscountRule => ({ ...each, productIds: [], categoryIds: [] })

test('a cart that was told to be less has no such problem when it asks for that', () => {
  fc.assert(
    fc.property(carts(), (input) => {
      const priced = priceCart(input)
      const asked = input.lines.flatMap((line) => {
        const had = priced.lines.find(({ id }) => id === line.id)
        return had ? [{ ...line, quantity: had.quantity, seenPrice: had.unitPrice }] : []
      })
      const again = priceCart({ ...input, lines: asked })
      expect(again.problems.filter(({ lineId }) => lineId !== null)).toEqual([])
      expect(again.totals).toEqual(priced.totals)
    }),
    runs,
  )
})
