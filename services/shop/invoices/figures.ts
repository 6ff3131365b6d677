// The numbers of an invoice: what each line is without tax, and the tax of each rate. Everything is in minor units and
// adds up exactly, because the order's own parts do.
import { allocate } from '../money/allocate.ts'
import { proportion } from '../money/rounding.ts'
import type { OrderFacts } from '../orders/record.ts'

/** UNTDID 5305: taxed, zero rate, exempt, exported. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'G'

export interface InvoiceLine {
  name: string
  /** The seller's own number of it. */
  sku: string
  quantity: number
  net: number
  tax: number
  /** Basis points. */
  rate: number
  category: TaxCategory
}

export interface InvoiceTax {
  rate: number
  category: TaxCategory
  base: number
  tax: number
}

export interface InvoiceFigures {
  currency: string
  lines: InvoiceLine[]
  /** Null where nothing is charged for it. */
  shipping: Omit<InvoiceLine, 'sku' | 'quantity'> | null
  taxes: InvoiceTax[]
  /** Without tax. */
  net: number
  tax: number
  total: number
}

type Ordered = Pick<OrderFacts, 'lines' | 'totals' | 'shippingMethod' | 'shippingAddress'>

export interface TaxedShop {
  isRegistered: boolean
}

export function invoiceFigures(order: Ordered, shop: TaxedShop): InvoiceFigures {
  const { totals, shippingMethod } = order
  const categoryOf = (rate: number, isZeroClass: boolean) => category(rate, { order, shop, isZeroClass })
  const lines = order.lines.map((line) => ({
    name: [line.title, line.variantTitle].filter(Boolean).join(', '),
    sku: line.sku,
    quantity: line.quantity,
    net: line.total - line.tax,
    tax: line.tax,
    rate: line.taxRate,
    category: categoryOf(line.taxRate, line.taxClass === 'zero'),
  }))
  const shippingTotal = totals.total - order.lines.reduce((sum, line) => sum + line.total, 0)
  const shipping =
    shippingTotal > 0
      ? {
          name: `Shipping: ${shippingMethod.name}`,
          net: shippingTotal - totals.shippingTax,
          tax: totals.shippingTax,
          rate: totals.shippingTaxRate,
          category: categoryOf(totals.shippingTaxRate, false),
        }
      : null
  return summed(totals.currency, lines, shipping)
}

/** What a part of the money is that goes back, split like the whole was. */
export function creditFigures(
  order: Ordered,
  shop: TaxedShop,
  { amount, name }: { amount: number; name: string },
): InvoiceFigures {
  const { currency, taxes, total } = invoiceFigures(order, shop)
  const parts =
    total > 0
      ? allocate(
          amount,
          taxes.map(({ base, tax }) => base + tax),
        )
      : taxes.map(() => 0)
  const lines = taxes.map(({ rate, category }, at) => {
    const gross = parts[at]!
    const tax = proportion(gross, rate, 10_000 + rate)
    return { name, sku: '', quantity: 1, net: gross - tax, tax, rate, category }
  })
  const given = lines.filter(({ net, tax }) => net + tax > 0)
  return summed(currency, given.length > 0 ? given : lines.slice(0, 1), null)
}

function summed(
  currency: string,
  lines: InvoiceLine[],
  shipping: InvoiceFigures['shipping'],
): InvoiceFigures {
  const parts = [...lines, ...(shipping ? [shipping] : [])]
  const taxes = new Map<string, InvoiceTax>()
  for (const { rate, category, net, tax } of parts) {
    const key = `${category} ${rate}`
    const sum = taxes.get(key) ?? { rate, category, base: 0, tax: 0 }
    taxes.set(key, { ...sum, base: sum.base + net, tax: sum.tax + tax })
  }
  const net = parts.reduce((sum, part) => sum + part.net, 0)
  const tax = parts.reduce((sum, part) => sum + part.tax, 0)
  const byRate = [...taxes.values()].sort((a, b) => b.rate - a.rate)
  return { currency, lines, shipping, taxes: byRate, net, tax, total: net + tax }
}

interface Case {
  order: Ordered
  shop: TaxedShop
  isZeroClass: boolean
}

function category(rate: number, { order, shop, isZeroClass }: Case): TaxCategory {
  if (rate > 0) return 'S'
  if (!shop.isRegistered) return 'E'
  if (!isInUnion(order.shippingAddress.country)) return 'G'
  return isZeroClass ? 'Z' : 'E'
}

/** The European Union's VAT area, and the codes it uses, as of 2026. */
const UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)
export const isInUnion = (country: string): boolean => UNION.has(country)

/** Why there is no tax, in words; null where there is some, or where its rate is zero. */
export const EXEMPTIONS: Record<TaxCategory, string | null> = {
  S: null,
  Z: null,
  E: 'No VAT is charged.',
  G: 'Export outside the European Union, free of VAT.',
}
