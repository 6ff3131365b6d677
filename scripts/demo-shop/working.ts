// The maker works through the orders: ships, delivers, cancels and gives money back.

import type { PageOf } from '../../services/platform/schemas.ts'
import type { OrderRow, ShopOrder } from '../../services/shop/orders/schemas.ts'
import type { StudioClient } from '../client.ts'

export const listOrders = async (maker: StudioClient): Promise<OrderRow[]> =>
  (await maker.call<PageOf<OrderRow>>('GET', '/shop/orders?limit=200')).items

export const readOrder = (maker: StudioClient, id: string) =>
  maker.call<ShopOrder>('GET', `/shop/orders/${id}`)

const move = (maker: StudioClient, id: string, to: string) =>
  maker.call<ShopOrder>('POST', `/shop/orders/${id}/transitions`, { to })

function refund(maker: StudioClient, id: string, amount: number, reason: string) {
  maker.headers.set('idempotency-key', `refund-${id}`)
  return maker.call<ShopOrder>('POST', `/shop/orders/${id}/refunds`, { amount, reason })
}

/** What happens to an order depends on its place in the list. */
export async function workOn(maker: StudioClient, id: string, place: number): Promise<void> {
  const order = await readOrder(maker, id)
  if (place % 12 === 5) {
    await move(maker, id, 'cancelled')
    return
  }
  if (place % 3 === 2) return
  await move(maker, id, 'preparing')
  const [first] = order.lines
  const isInParts = place % 8 === 4 && order.lines.length > 1
  if (isInParts && first) await ship(maker, id, [{ lineId: first.id, quantity: first.quantity }])
  else await ship(maker, id)
  if (place % 4 === 0 && !isInParts) await move(maker, id, 'delivered')
  if (place % 10 === 6 && order.refundable > 0) {
    const isWhole = place % 20 === 6
    await refund(
      maker,
      id,
      isWhole ? order.refundable : Math.ceil(order.refundable / 3),
      'Two eggs were broken',
    )
  }
}

const ship = (maker: StudioClient, id: string, lines?: { lineId: string; quantity: number }[]) =>
  maker.call<ShopOrder>('POST', `/shop/orders/${id}/shipments`, {
    ...(lines && { lines }),
    carrier: 'PostNL',
    tracking: `3S${id.replace(/\W/g, '').slice(0, 10).toUpperCase()}`,
  })
