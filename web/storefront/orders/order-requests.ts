// An order as this visitor may see it: by its link, or because it was placed with the account.

import type { Download } from '../../../services/platform/schemas.ts'
import type { CustomerOrder, ReturnCreation } from '../../../services/shop/orders/schemas.ts'
import { api } from '../../src/api.ts'
import { freshCustomer } from '../customer.ts'

export interface OrderPlace {
  handle: string
  id: string
  /** Of the link; null where there is none. */
  key: string | null
}

const addressOf = ({ handle, id, key }: OrderPlace, rest = '') =>
  key === null
    ? `/purchases/${id}${rest}`
    : `/shops/${handle}/orders/${id}${rest}?${new URLSearchParams({ key })}`

export async function getOrder(place: OrderPlace): Promise<CustomerOrder> {
  await freshCustomer()
  return api.get<CustomerOrder>(addressOf(place))
}

export const cancelOrder = (place: OrderPlace) => api.post<CustomerOrder>(addressOf(place, '/cancel'))

export const askReturn = (place: OrderPlace, body: ReturnCreation) =>
  api.post<CustomerOrder>(addressOf(place, '/returns'), body)

export const invoiceOf = (place: OrderPlace) => api.get<Download>(addressOf(place, '/invoice'))
