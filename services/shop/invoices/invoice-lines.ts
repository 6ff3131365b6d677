import type { OrderRecord } from '../orders/record.ts'
import type { IssuingShop } from './parts.ts'
import { moneyOf, printedRate } from './printed.ts'
import type { PrintedTable } from './schemas.ts'

/** What was bought, at the prices that the customer saw. */
export function invoiceLines({ lines, totals }: OrderRecord, shop: IssuingShop): PrintedTable {
  const money = moneyOf(totals.currency, shop)
  const hasTax = shop.tax.isRegistered
  const number = (head: string) => ({ head, isNumber: true, isWide: false })
  return {
    columns: [
      { head: 'Description', isNumber: false, isWide: true },
      number('Quantity'),
      number(hasTax && !totals.includesTax ? 'Price without VAT' : 'Price'),
      ...(hasTax ? [number('VAT')] : []),
      number('Amount'),
    ],
    rows: lines.map((line) => [
      [
        [line.title, line.variantTitle].filter(Boolean).join(', '),
        line.sku && `(${line.sku})`,
        line.discount > 0 && `– less ${money(line.discount)} by code`,
      ]
        .filter(Boolean)
        .join(' '),
      String(line.quantity),
      money(line.unitPrice),
      ...(hasTax ? [printedRate(line.taxRate)] : []),
      money(totals.includesTax ? line.total : line.total - line.tax),
    ]),
  }
}
