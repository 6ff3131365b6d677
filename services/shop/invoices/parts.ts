// What all papers of an order have in common.
import { addressLines } from '../checkout/addresses.ts'
import type { OrderRecord } from '../orders/record.ts'
import type { PostalAddress } from '../shops/schemas.ts'
import { EXEMPTIONS, type InvoiceFigures } from './figures.ts'
import { moneyOf, printedRate } from './printed.ts'
import type { PrintedFact, PrintedTable } from './schemas.ts'

/** What papers say about the shop. */
export interface IssuingShop {
  name: string
  email: string
  /** BCP 47. */
  language: string
  country: string
  address: PostalAddress
  tax: { isRegistered: boolean; number: string }
}

export interface Issued {
  number: string
  /** YYYY-MM-DD. */
  date: string
}

export const head = (order: OrderRecord, shop: IssuingShop, { date }: Pick<Issued, 'date'>) => ({
  look: {
    template: 'modern' as const,
    pageSize: shop.country === 'US' || shop.country === 'CA' ? ('us-letter' as const) : ('a4' as const),
    language: 'en' as const,
  },
  direction: 'ltr' as const,
  author: shop.name,
  date,
  seller: sellerLines(shop),
  addresses: [
    { heading: 'Bill to', lines: addressLines(order.billingAddress) },
    { heading: 'Deliver to', lines: addressLines(order.shippingAddress) },
  ],
})

export const sellerLines = ({ name, address, email }: IssuingShop): string[] => [
  ...new Set([name, ...addressLines(address), email].filter(Boolean)),
]

export const commonFacts = (order: OrderRecord, { tax }: IssuingShop): PrintedFact[] => [
  { label: 'Order', value: order.number },
  ...(tax.number ? [{ label: 'VAT number', value: tax.number }] : []),
]

export function partiesOf(order: OrderRecord, { name, address, email, tax }: IssuingShop) {
  const nameOf = (of: PostalAddress) => of.company || of.name
  return {
    orderNumber: order.number,
    seller: { name: nameOf(address) || name, address, email, taxNumber: tax.number },
    buyer: { name: nameOf(order.billingAddress), address: order.billingAddress, email: order.email },
    shipTo: { name: nameOf(order.shippingAddress), address: order.shippingAddress },
  }
}

/** Null for a shop that charges no tax. */
export function taxTable({ taxes, currency }: InvoiceFigures, shop: IssuingShop): PrintedTable | null {
  if (!shop.tax.isRegistered) return null
  const money = moneyOf(currency, shop)
  const number = (heading: string) => ({ head: heading, isNumber: true, isWide: false })
  return {
    columns: [
      { head: 'VAT rate', isNumber: false, isWide: true },
      number('Without VAT'),
      number('VAT'),
      number('With VAT'),
    ],
    rows: taxes.map(({ rate, base, tax }) => [printedRate(rate), money(base), money(tax), money(base + tax)]),
  }
}

export const taxNotes = ({ taxes }: InvoiceFigures, { tax }: IssuingShop): string[] =>
  tax.isRegistered
    ? [...new Set(taxes.flatMap(({ category }) => EXEMPTIONS[category] ?? []))]
    : ['As a small business, the seller charges no VAT.']
