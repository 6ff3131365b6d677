// The payment of an order, asked for outside of any transaction.
import type { OrderRecord } from '../orders/record.ts'
import type { Charge, ChargeAnswer, PaymentProvider } from '../payments/provider.ts'

export interface ChargeContext {
  /** Where people reach the studio. */
  origin: string
  cardNumber?: string
}

/** The page of an order for who has its link. */
export const orderLink = (
  origin: string,
  { shop, id, linkKey }: Pick<OrderRecord, 'shop' | 'id' | 'linkKey'>,
): string => `${origin}/shop/${shop.handle}/orders/${id}?key=${linkKey}`

export const chargeOf = (order: OrderRecord, { origin, cardNumber }: ChargeContext): Charge => ({
  ownerId: order.ownerId,
  orderId: order.id,
  number: order.number,
  amount: order.totals.total,
  currency: order.totals.currency,
  email: order.email,
  shopName: order.shop.name,
  lines: chargedLines(order),
  returnUrl: orderLink(origin, order),
  until: Date.parse(order.reservedUntil ?? order.addedAt),
  reference: order.payments.find(({ kind }) => kind === 'begun')?.reference ?? null,
  ...(cardNumber !== undefined && { cardNumber }),
})

/** They add up to the total: what lines do not cost is shipping. */
function chargedLines({ lines, shippingMethod, totals }: OrderRecord): Charge['lines'] {
  const goods = lines.map(({ title, variantTitle, quantity, total }) => ({
    title: variantTitle === '' ? title : `${title}, ${variantTitle}`,
    quantity,
    total,
  }))
  const rest = totals.total - goods.reduce((sum, { total }) => sum + total, 0)
  return rest > 0 ? [...goods, { title: shippingMethod.name, quantity: 1, total: rest }] : goods
}

/**
 * Asks for the payment. When the answer is lost, the provider is asked what became of it; throws when it does not say,
 * so that the next try asks again.
 */
export async function charge(provider: PaymentProvider, asked: Charge): Promise<ChargeAnswer> {
  try {
    return await provider.charge(asked)
  } catch (error) {
    const found = await provider.find(asked).catch(() => null)
    if (found && found.events.length > 0) return found
    throw error
  }
}
