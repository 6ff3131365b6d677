// The texts of mails about an order. They are pure functions from facts to a subject and both bodies.
import { composeText, type MailBlock, type MailText } from '../../platform/mail-text.ts'
import { formatMoney } from '../money/schemas.ts'
import { paymentStateOf } from '../payments/state.ts'
import { orderUrl } from './links.ts'
import type { OrderMail, OrderRecord } from './record.ts'
import type { LineCount } from './schemas.ts'

/** Who gets a mail of each kind. */
export const ADDRESSEES: Record<OrderMail['kind'], 'customer' | 'maker'> = {
  confirmation: 'customer',
  'new-order': 'maker',
  paid: 'customer',
  shipped: 'customer',
  cancelled: 'customer',
  refunded: 'customer',
  'return-asked': 'maker',
  'return-answered': 'customer',
}

export interface OrderMailFacts {
  order: OrderRecord
  mail: Pick<OrderMail, 'kind' | 'about'>
  /** The address at which people reach the studio, without a trailing slash. */
  publicUrl: string
}

/** Null when what the mail is about is gone. */
export function renderOrderMail({ order, mail, publicUrl }: OrderMailFacts): MailText | null {
  const { number, shop, totals } = order
  const money = (amount: number) => formatMoney(amount, totals.currency, 'en')
  const own = { label: 'Your order', url: orderUrl(publicUrl, order) }
  const makers = { label: 'Open the order', url: `${publicUrl}/store/orders/${order.id}` }
  const hello = `Hello ${order.billingAddress.name || 'and welcome'},`
  const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))

  switch (mail.kind) {
    case 'confirmation':
      return composeText(`Your order ${number} at ${shop.name}`, [
        hello,
        `Thank you for your order at ${shop.name}.`,
        ...itemsOf(order, all),
        `Total: ${money(totals.total)}${totals.tax > 0 ? `, with ${money(totals.tax)} VAT` : ''}`,
        ...paymentWords(order),
        'You find your invoice, and what happens next, here. Whoever has this link sees your order:',
        own,
      ])
    case 'new-order':
      return composeText(`New order ${number}: ${money(totals.total)}`, [
        `${order.billingAddress.name} ordered:`,
        ...itemsOf(order, all),
        ...(order.note ? [`The customer writes: ${order.note}`] : []),
        makers,
      ])
    case 'paid':
      return composeText(`Your payment for order ${number} arrived`, [
        hello,
        `${shop.name} has your payment of ${money(totals.total)}. Thank you.`,
        own,
      ])
    case 'shipped':
      return shippedMail(order, mail.about, { hello, own })
    case 'cancelled':
      return composeText(`Your order ${number} was cancelled`, [
        hello,
        order.history.findLast(({ to }) => to === 'cancelled')?.why ?? 'Your order was cancelled.',
        ...(order.refunds.length > 0 ? ['What you paid goes back to where it was paid from.'] : []),
        own,
      ])
    case 'refunded': {
      const refund = order.refunds.find(({ id }) => id === mail.about)
      if (!refund) return null
      return composeText(`${money(refund.amount)} of order ${number} goes back to you`, [
        hello,
        `${shop.name} has given back ${money(refund.amount)}. Banks may take some days to show it.`,
        ...(refund.reason ? [`Reason: ${refund.reason}`] : []),
        own,
      ])
    }
    case 'return-asked': {
      const request = order.returns.find(({ id }) => id === mail.about)
      if (!request) return null
      return composeText(`Return asked for: order ${number}`, [
        `${order.billingAddress.name} wants to return:`,
        ...itemsOf(order, request.lines),
        `Reason: ${request.reason}`,
        makers,
      ])
    }
    case 'return-answered':
      return answeredMail(order, mail.about, { hello, own })
  }
}

interface Frame {
  hello: string
  own: MailBlock
}

function shippedMail(order: OrderRecord, shipmentId: string, { hello, own }: Frame): MailText | null {
  const shipment = order.shipments.find(({ id }) => id === shipmentId)
  if (!shipment) return null
  const { carrier, tracking, trackingUrl } = shipment
  const by = [carrier, tracking].filter(Boolean).join(', ')
  return composeText(`Your order ${order.number} is on its way`, [
    hello,
    `${order.shop.name} has sent you:`,
    ...itemsOf(order, shipment.lines),
    ...(by ? [`With ${by}`] : []),
    ...(trackingUrl ? [{ label: 'Follow your parcel', url: trackingUrl }] : []),
    own,
  ])
}

function answeredMail(order: OrderRecord, returnId: string, { hello, own }: Frame): MailText | null {
  const request = order.returns.find(({ id }) => id === returnId)
  if (!request) return null
  return composeText(`Your return for order ${order.number}`, [
    hello,
    request.state === 'refused'
      ? `${order.shop.name} does not take these back. Ask ${order.shop.email || 'the shop'} if you have questions.`
      : `${order.shop.name} takes these back. Please send them to the shop’s address:`,
    ...itemsOf(order, request.lines),
    own,
  ])
}

const itemsOf = ({ lines }: OrderRecord, counts: readonly LineCount[]): string[] =>
  counts.flatMap(({ lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId)
    return line ? [`${quantity} × ${[line.title, line.variantTitle].filter(Boolean).join(', ')}`] : []
  })

function paymentWords(order: OrderRecord): string[] {
  if (paymentStateOf(order.payments) === 'paid') return ['It is paid.']
  const { instructions, number } = order
  return instructions ? [instructions, `Please name ${number} when you pay.`] : []
}
