// What a cart costs: one pure function of the catalogue, the shop's rules, and what is wanted.
import { applyCodes } from './codes.ts'
import { type GoodsLine, type PricingInput, sumOf, worthOf } from './input.ts'
import { inCartOrder, listWorth, priceProblem, toGoods, toPriced } from './lines.ts'
import { noShipping, shippingGone } from './problems.ts'
import { inOneOrder, obtainable } from './quantities.ts'
import { salesNow } from './sales.ts'
import type { Priced, Problem } from './schemas.ts'
import { methodsFor, type PricedMethod } from './shipping.ts'
import { includesTax, taxesOf } from './taxes.ts'

/**
 * Sales, then codes, then shipping, then tax. Lines that cannot be had are left out, and quantities are what can be had;
 * `problems` says so.
 */
export function priceCart(input: PricingInput): Priced {
  const { shop, destination, codes, now } = input
  const had = obtainable(inOneOrder(input.lines))
  const sales = salesNow(input.sales, now, sumOf(had.lines.map(listWorth)))
  const onSale = had.lines.map((line) => toGoods(line, sales))
  const { currency } = shop
  const coded = applyCodes({ lines: onSale, codes, currency, now })
  const { lines } = coded

  const weight = sumOf(lines.map(({ sold, quantity }) => sold.weight * quantity))
  const parcel = { country: destination.country, weight, goods: worthOf(lines) }
  const methods = lines.length === 0 ? [] : methodsFor(shop.shipping, parcel)
  const freeing = coded.applied.find(({ discount }) => discount.kind === 'free-shipping')
  const isFree = freeing !== undefined
  const chosen = methods.find(({ method }) => method.id === destination.shippingMethodId)
  const shipping = chosen && !isFree ? chosen.price : 0

  const taxes = taxesOf({
    settings: shop.tax,
    home: shop.country,
    country: destination.country,
    items: [
      ...lines.map(({ sold, subtotal, discount }) => ({
        taxClass: sold.taxClass,
        amount: subtotal - discount,
      })),
      ...(chosen ? [{ taxClass: chosen.method.taxClass, amount: shipping }] : []),
    ],
  })
  const shippingTaxed = chosen ? taxes.items.at(-1) : undefined
  const isIncluded = includesTax(shop.tax)
  const tax = sumOf(taxes.items.map((item) => item.tax))
  const priced = lines.map((line, index) =>
    toPriced(line, taxes.items[index] ?? { rate: 0, tax: 0 }, isIncluded),
  )

  const problems = [
    ...inCartOrder(
      [...had.problems, ...lines.flatMap((line) => priceProblem(line, currency))],
      input,
      ({ lineId }) => lineId,
    ),
    ...coded.problems,
    ...shippingProblems(input, { lines, methods, isChosen: chosen !== undefined }),
  ]
  return {
    lines: inCartOrder(priced, input, ({ id }) => id),
    codes: coded.applied.map(({ entered, discount, amount }) => ({
      discountId: discount.id,
      code: entered.code,
      title: discount.title,
      amount: freeing?.discount.id === discount.id ? (chosen?.price ?? 0) : amount,
    })),
    totals: {
      currency,
      includesTax: isIncluded,
      subtotal: sumOf(lines.map(({ subtotal }) => subtotal)),
      discount: sumOf(lines.map(({ discount }) => discount)),
      shipping: chosen ? shipping : null,
      shippingTax: shippingTaxed?.tax ?? 0,
      shippingTaxRate: shippingTaxed?.rate ?? 0,
      tax,
      total: worthOf(lines) + shipping + (isIncluded ? 0 : tax),
      taxes: taxes.parts,
    },
    weight,
    shipping: methods.map(({ method: { id, name, description }, price }) => ({
      ...{ id, name, description },
      price: isFree ? 0 : price,
    })),
    problems,
  }
}

interface Shipped {
  lines: readonly GoodsLine[]
  methods: readonly PricedMethod[]
  isChosen: boolean
}

function shippingProblems({ destination }: PricingInput, { lines, methods, isChosen }: Shipped): Problem[] {
  if (lines.length === 0) return []
  if (methods.length === 0) return [noShipping(destination.country)]
  return destination.shippingMethodId === null || isChosen ? [] : [shippingGone]
}
