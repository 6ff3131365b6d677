// What an invoice becomes on paper, with all that the law asks for.
import { paidOf } from '../orders/amounts.ts'
import type { OrderRecord } from '../orders/record.ts'
import { paymentStateOf } from '../payments/state.ts'
import { facturX } from './factur-x.ts'
import { type InvoiceFigures, invoiceFigures, isInUnion } from './figures.ts'
import { invoiceLines } from './invoice-lines.ts'
import { localDay } from './local-day.ts'
import { commonFacts, head, type Issued, type IssuingShop, partiesOf, taxNotes, taxTable } from './parts.ts'
import { moneyOf, printedDay } from './printed.ts'
import type { OrderPaper, PrintedFact } from './schemas.ts'

export function layOutInvoice(order: OrderRecord, shop: IssuingShop, issued: Issued): OrderPaper {
  const figures = invoiceFigures(order, shop.tax)
  const paid = Math.min(paidOf(order), figures.total)
  const deliveredOn = deliveryDay(order, shop) ?? issued.date
  const terms = paid < figures.total ? order.instructions || 'Please pay within 14 days.' : ''
  return {
    ...head(order, shop, issued),
    title: `Invoice ${issued.number}`,
    facts: [
      { label: 'Invoice number', value: issued.number },
      { label: 'Invoice date', value: printedDay(issued.date) },
      { label: 'Date of supply', value: printedDay(deliveredOn) },
      ...commonFacts(order, shop),
    ],
    lines: invoiceLines(order, shop),
    sums: sumsOf(order, figures, shop),
    taxes: taxTable(figures, shop),
    notes: [...paymentNotes(order, paid, figures), ...taxNotes(figures, shop)],
    xml: isInUnion(shop.country)
      ? facturX({
          ...partiesOf(order, shop),
          ...{ type: '380', number: issued.number, date: issued.date, deliveredOn, figures, paid, terms },
          about: null,
        })
      : '',
  }
}

/** The day on which the last of it left; null while something has not. */
function deliveryDay({ shipments, state }: OrderRecord, { country }: IssuingShop): string | null {
  const last = shipments.at(-1)
  const isAllShipped = state === 'shipped' || state === 'delivered' || state === 'returned'
  return last && isAllShipped ? localDay(Date.parse(last.at), country) : null
}

function sumsOf(order: OrderRecord, figures: InvoiceFigures, shop: IssuingShop): PrintedFact[] {
  const { totals } = order
  const money = moneyOf(totals.currency, shop)
  const goods = figures.lines.reduce((sum, { net, tax }) => sum + (totals.includesTax ? net + tax : net), 0)
  const { shipping } = figures
  const isTaxAdded = !totals.includesTax && figures.tax > 0
  return [
    { label: 'Goods', value: money(goods) },
    ...(shipping
      ? [
          {
            label: shipping.name,
            value: money(totals.includesTax ? shipping.net + shipping.tax : shipping.net),
          },
        ]
      : []),
    ...(isTaxAdded ? [{ label: 'VAT', value: money(figures.tax) }] : []),
    { label: 'Total', value: money(figures.total) },
  ]
}

function paymentNotes(order: OrderRecord, paid: number, figures: InvoiceFigures): string[] {
  if (figures.total === 0) return ['Nothing is to be paid.']
  if (paymentStateOf(order.payments) === 'open' || paid < figures.total)
    return [order.instructions || 'Please pay within 14 days.', `Payment reference: ${order.number}`]
  return ['This invoice is paid.']
}
