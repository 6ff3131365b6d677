import type { OrderFacts } from './record.ts'

type Linked = Pick<OrderFacts, 'id' | 'linkKey' | 'shop'>

/** The page of an order for whoever has its link, below the studio's address. */
export const orderPath = ({ id, linkKey, shop }: Linked): string =>
  `/shop/${shop.handle}/orders/${id}?key=${encodeURIComponent(linkKey)}`

export const orderUrl = (publicUrl: string, order: Linked): string => publicUrl + orderPath(order)
