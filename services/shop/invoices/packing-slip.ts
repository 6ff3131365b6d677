import { addressLines } from '../checkout/addresses.ts'
import type { OrderRecord } from '../orders/record.ts'
import { localDay } from './local-day.ts'
import { head, type IssuingShop } from './parts.ts'
import { printedDay } from './printed.ts'
import type { OrderPaper } from './schemas.ts'

/** What goes into a parcel, without prices. `counts` are pieces by line. */
export function layOutPackingSlip(
  order: OrderRecord,
  shop: IssuingShop,
  { counts, now }: { counts: ReadonlyMap<string, number>; now: number },
): OrderPaper {
  const date = localDay(now, shop.country)
  return {
    ...head(order, shop, { date }),
    title: `Packing slip ${order.number}`,
    addresses: [{ heading: 'Deliver to', lines: addressLines(order.shippingAddress) }],
    facts: [
      { label: 'Order', value: order.number },
      { label: 'Date', value: printedDay(date) },
      { label: 'Shipping', value: order.shippingMethod.name },
    ],
    lines: {
      columns: [
        { head: 'Article', isNumber: false, isWide: true },
        { head: 'Number', isNumber: false, isWide: false },
        { head: 'Pieces', isNumber: true, isWide: false },
      ],
      rows: order.lines
        .filter(({ id }) => (counts.get(id) ?? 0) > 0)
        .map((line) => [
          [line.title, line.variantTitle, line.note && `“${line.note}”`].filter(Boolean).join(', '),
          line.sku,
          String(counts.get(line.id)),
        ]),
    },
    sums: [],
    taxes: null,
    notes: order.note ? [`The customer writes: ${order.note}`] : [],
    xml: '',
  }
}
