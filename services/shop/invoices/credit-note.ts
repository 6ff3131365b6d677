import type { OrderRecord } from '../orders/record.ts'
import { facturX } from './factur-x.ts'
import { creditFigures, isInUnion } from './figures.ts'
import { commonFacts, head, type Issued, type IssuingShop, partiesOf, taxNotes, taxTable } from './parts.ts'
import { moneyOf, printedDay } from './printed.ts'
import type { OrderPaper } from './schemas.ts'

export interface Credit {
  /** Minor units. */
  amount: number
  reason: string
  /** Whether the amount was paid back, and not only no longer owed. */
  isPaidBack: boolean
}

export function layOutCreditNote(
  order: OrderRecord,
  shop: IssuingShop,
  { issued, credit }: { issued: Issued; credit: Credit },
): OrderPaper {
  const { amount, reason, isPaidBack } = credit
  const about = order.invoice?.number ?? ''
  const figures = creditFigures(order, shop.tax, { amount, name: `Credit for order ${order.number}` })
  const money = moneyOf(figures.currency, shop)
  return {
    ...head(order, shop, issued),
    title: `Credit note ${issued.number}`,
    facts: [
      { label: 'Credit note number', value: issued.number },
      { label: 'Date', value: printedDay(issued.date) },
      { label: 'For invoice', value: about },
      ...commonFacts(order, shop),
    ],
    lines: {
      columns: [
        { head: 'Description', isNumber: false, isWide: true },
        { head: 'Amount', isNumber: true, isWide: false },
      ],
      rows: figures.lines.map(({ name, net, tax }) => [name, money(net + tax)]),
    },
    sums: [{ label: 'Credit', value: money(figures.total) }],
    taxes: taxTable(figures, shop),
    notes: [
      ...(reason ? [`Reason: ${reason}`] : []),
      isPaidBack ? 'The amount goes back to where it was paid from.' : 'The amount is no longer owed.',
      ...taxNotes(figures, shop),
    ],
    xml: isInUnion(shop.country)
      ? facturX({
          ...partiesOf(order, shop),
          ...{ type: '381', number: issued.number, date: issued.date, deliveredOn: issued.date, figures },
          ...{ paid: 0, terms: 'The amount is credited.', about },
        })
      : '',
  }
}
