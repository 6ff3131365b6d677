// What customers see of their orders and do with them: with an account, or by the link in their mail.
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { pageOf } from '../../platform/page-of.ts'
import { type Download, Id, type PageOf } from '../../platform/schemas.ts'
import type { ShopReader } from '../shops/reader.ts'
import type { Changing } from './changing.ts'
import type { InvoiceFiles } from './invoice-files.ts'
import { isLinkKey } from './link-keys.ts'
import { linkedOrder, ownPurchase } from './ownership.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { returnAsked } from './returning.ts'
import type { CustomerOrder, OrderRow, PurchaseQuery, ReturnCreation } from './schemas.ts'
import type { OrderStore } from './store.ts'
import { cancelled, type Deciding } from './transitions.ts'
import { toCustomerOrder, toOrderRow } from './views.ts'

export interface PurchasesDeps {
  store: Pick<OrderStore, 'get' | 'listOfCustomer'>
  reader: Pick<ShopReader, 'byHandle'>
  changing: Pick<Changing, 'changeAndAnnounce'>
  invoiceFiles: InvoiceFiles
  now: () => number
  newId: () => string
}

/** Who asks for an order: an account, or somebody with the order's link. */
export type Customer = { customerId: string } | { handle: string; key: string }

export type Purchases = ReturnType<typeof createPurchases>

const DEFAULT_PAGE = 50
const positions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))

export function createPurchases(deps: PurchasesDeps) {
  const { store, reader, changing, invoiceFiles, now, newId } = deps

  /** Resolves to what recognises the customer's own order, or throws AppError `not-found`. */
  async function recogniser(customer: Customer, id: string) {
    if ('customerId' in customer)
      return (order: OrderRecord | null) => ownPurchase(order, customer.customerId, id)
    const ownerId = (await reader.byHandle(customer.handle))?.id ?? null
    const isKey = (linkKey: string) => isLinkKey(customer.key, linkKey)
    return (order: OrderRecord | null) => linkedOrder(order, { ownerId, id, isKey })
  }

  async function decide(
    customer: Customer,
    id: string,
    decision: (order: OrderRecord, deciding: Deciding) => OrderFacts | null,
  ): Promise<CustomerOrder> {
    const own = await recogniser(customer, id)
    const order = await changing.changeAndAnnounce(id, (found) =>
      decision(own(found), { by: 'customer', now: now(), newId }),
    )
    return toCustomerOrder(own(order))
  }

  return {
    /** What a person ordered in all shops, the latest first. */
    async list(
      customerId: string,
      { cursor, limit = DEFAULT_PAGE }: PurchaseQuery,
    ): Promise<PageOf<OrderRow>> {
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const read = await store.listOfCustomer({ customerId, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: OrderRecord) => ({ key: addedAt, id })
      const page = pageOf(read, { limit, positionOf, encode: positions.encode })
      // Whether somebody has to look after it is the maker's affair.
      return { ...page, items: page.items.map((order) => ({ ...toOrderRow(order), needsAttention: false })) }
    },

    /** Also while its payment is under way. Throws AppError `not-found`. */
    async get(customer: Customer, id: string): Promise<CustomerOrder> {
      const own = await recogniser(customer, id)
      return toCustomerOrder(own(await store.get(id)))
    },

    /** Before it is prepared. What was paid goes back by itself. Throws AppError `conflict` when it is too late. */
    cancel: (customer: Customer, id: string): Promise<CustomerOrder> =>
      decide(customer, id, (order, deciding) =>
        order.state === 'cancelled'
          ? null
          : cancelled(order, { ...deciding, why: 'The customer cancelled the order.' }),
      ),

    askReturn: (customer: Customer, id: string, request: ReturnCreation): Promise<CustomerOrder> =>
      decide(customer, id, (order, deciding) => returnAsked(order, request, deciding)),

    /** Where the invoice can be fetched for a few minutes. Throws AppError `not-found` until it was made. */
    async invoice(customer: Customer, id: string): Promise<Download> {
      const own = await recogniser(customer, id)
      return invoiceFiles.invoice(own(await store.get(id)))
    },
  }
}
