// Orders as checkout writes them, for tests of what comes afterwards.
import type { Firestore } from '@google-cloud/firestore'
import { newId } from '../../platform/ids.ts'
import { isoTime } from '../../platform/times.ts'
import type { PricedLine } from '../pricing/schemas.ts'
import { STOCK, stockDocuments } from '../stock/record.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { createOrderStore } from './store.ts'

export interface OrderOptions extends Partial<Omit<OrderFacts, 'lines'>> {
  lines?: Partial<PricedLine>[]
  /** Whether it was paid at checkout. */
  isPaid?: boolean
  /** In the stock of each line, what is reserved included; null where it is not counted. */
  onHand?: number | null
}

export const someAddress = {
  name: 'Ben Buyer',
  company: '',
  line1: 'Lange Straße 1',
  line2: '',
  postalCode: '10115',
  city: 'Berlin',
  region: '',
  country: 'DE',
  phone: '',
}

export function someLine(line: Partial<PricedLine> = {}): PricedLine {
  const { quantity = 2, unitPrice = 1190, taxRate = 1900 } = line
  const subtotal = quantity * unitPrice
  const total = subtotal - (line.discount ?? 0)
  const tax = Math.round((total * taxRate) / (10_000 + taxRate))
  return {
    id: newId(),
    productId: newId(),
    variantId: newId(),
    title: 'Print of a lighthouse',
    variantTitle: 'A3',
    sku: 'LIGHT-A3',
    slug: 'print-of-a-lighthouse',
    image: null,
    note: '',
    weight: 200,
    listPrice: unitPrice,
    discount: 0,
    taxClass: 'standard',
    quantity,
    unitPrice,
    subtotal,
    taxRate,
    tax,
    total,
    ...line,
  }
}

export function someOrder(ownerId: string, time: number, options: OrderOptions = {}): OrderFacts {
  const { isPaid = false, onHand: _onHand, lines: given = [{}], ...facts } = options
  const lines = given.map(someLine)
  const at = isoTime(time)
  const sum = (of: (line: PricedLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const shipping = 595
  const shippingTax = 95
  const tax = sum((line) => line.tax) + shippingTax
  const total = sum((line) => line.total) + shipping
  const id = newId()
  return {
    id,
    ownerId,
    customerId: null,
    cart: null,
    number: id.slice(0, 8).toUpperCase(),
    state: isPaid ? 'paid' : 'placed',
    shop: { handle: 'prints', name: 'Ana’s prints', email: 'hello@prints.example' },
    email: 'ben@buyer.example',
    shippingAddress: someAddress,
    billingAddress: someAddress,
    note: '',
    lines,
    codes: [],
    shippingMethod: { id: 'standard', name: 'Standard', description: '', price: shipping },
    totals: {
      currency: 'EUR',
      includesTax: true,
      subtotal: sum((line) => line.subtotal),
      discount: sum((line) => line.discount),
      shipping,
      shippingTax,
      shippingTaxRate: 1900,
      tax,
      total,
      taxes: [{ rate: 1900, taxClass: 'standard', base: total - tax, tax }],
    },
    paymentMethod: isPaid ? 'test-card' : 'invoice',
    instructions: isPaid ? '' : 'Please pay within 14 days.',
    payments: isPaid
      ? [
          {
            id: 'paid',
            at,
            kind: 'succeeded',
            amount: total,
            reference: 'charge-1',
            refundId: null,
            reason: '',
          },
        ]
      : [],
    reservation: 'held',
    reservedUntil: null,
    redirectUrl: null,
    linkKey: 'the-key-of-the-link',
    shipments: [],
    refunds: [],
    returns: [],
    history: [
      { at, from: 'pending', to: isPaid ? 'paid' : 'placed', by: 'customer', why: 'The order was placed.' },
    ],
    invoice: null,
    creditNotes: [],
    counted: null,
    mails: [],
    revision: 1,
    doneRevision: 0,
    needsAttention: false,
    addedAt: at,
    placedAt: at,
    sweeps: 0,
    waitingSince: at,
    ...facts,
  }
}

/** Writes an order that was just placed, and the stock of its lines with what it reserves. */
export async function placeOrder(
  { firestore, now }: { firestore: Firestore; now: () => number },
  ownerId: string,
  options: OrderOptions = {},
): Promise<OrderRecord> {
  const facts = someOrder(ownerId, now(), options)
  for (const { variantId, productId, quantity } of facts.lines)
    await firestore
      .collection(STOCK)
      .doc(variantId)
      .set(
        stockDocuments.data({
          ownerId,
          productId,
          onHand: options.onHand === undefined ? 10 : options.onHand,
          reserved: facts.reservation === 'held' ? quantity : 0,
          isSold: true,
          updatedAt: isoTime(now()),
        }),
      )
  return createOrderStore(firestore, now).transact(({ create }) => create(facts))
}
