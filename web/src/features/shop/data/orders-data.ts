// Orders as the maker sees them, and what can be done with them.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Download, PageOf } from '../../../../../services/platform/schemas.ts'
import type {
  OrderQuery,
  OrderRow,
  RefundRequest,
  ReturnAnswer,
  ShipmentRequest,
  ShopOrder,
  Transition,
} from '../../../../../services/shop/orders/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { saveAddress } from '../../../save-file.ts'
import { toast } from '../../../ui/toast.tsx'

export type OrderFilter = Pick<OrderQuery, 'state' | 'q'>

const rowsKey = ['shop', 'orders'] as const
const orderKey = (id: string) => ['shop', 'order', id] as const
export const figuresKey = ['shop', 'figures'] as const

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey, filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<OrderRow>>('/shop/orders', {
        query: { ...filter, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export const orderQuery = (id: string) =>
  queryOptions({ queryKey: orderKey(id), queryFn: () => api.get<ShopOrder>(`/shop/orders/${id}`) })

/** Milliseconds in which changes of many orders become one reading of the lists. */
const GATHERED = 1000
let gathering = false

/** An order's row has changed: the order and the lists are read again where they are shown. */
export function hearOrder({ id }: Pick<OrderRow, 'id'>): void {
  void queryClient.invalidateQueries({ queryKey: orderKey(id) })
  if (gathering) return
  gathering = true
  setTimeout(() => {
    gathering = false
    refreshLists()
  }, GATHERED)
}

function refreshLists(): void {
  void queryClient.invalidateQueries({ queryKey: rowsKey })
  void queryClient.invalidateQueries({ queryKey: figuresKey })
}

export function refreshOrders(): void {
  void queryClient.invalidateQueries({ queryKey: ['shop', 'order'] })
  refreshLists()
}

function keepOrder(order: ShopOrder): ShopOrder {
  queryClient.setQueryData<ShopOrder>(orderKey(order.id), (known) =>
    known && known.updatedAt > order.updatedAt ? known : order,
  )
  refreshLists()
  return order
}

export const moveOrder = async (id: string, transition: Transition) =>
  keepOrder(await api.post<ShopOrder>(`/shop/orders/${id}/transitions`, transition))

export const shipOrder = async (id: string, shipment: ShipmentRequest) =>
  keepOrder(await api.post<ShopOrder>(`/shop/orders/${id}/shipments`, shipment))

/** The same key twice gives the money back once. */
export const refundOrder = async (id: string, refund: RefundRequest, key: string) =>
  keepOrder(
    await api.post<ShopOrder>(`/shop/orders/${id}/refunds`, refund, { headers: { 'idempotency-key': key } }),
  )

export const answerReturn = async (id: string, returnId: string, answer: ReturnAnswer) =>
  keepOrder(await api.post<ShopOrder>(`/shop/orders/${id}/returns/${returnId}`, answer))

/** Lets the browser save a paper of an order: its `invoice`, or a refund's credit note. */
export async function savePaper(id: string, paper: string): Promise<void> {
  try {
    saveAddress((await api.get<Download>(`/shop/orders/${id}/${paper}`)).url)
  } catch (error) {
    toast.failed('Not saved', error)
  }
}
