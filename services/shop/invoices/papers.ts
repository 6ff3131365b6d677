// Which papers an order is to have, and where they are noted once they are made.

import type { OrderTask } from '../orders/fulfilling.ts'
import type { OrderFacts, OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { recordPrefix } from '../paths.ts'
import { layOutCreditNote } from './credit-note.ts'
import { layOutInvoice } from './invoice.ts'
import { creditOf } from './issuing.ts'
import type { IssuingShop } from './parts.ts'
import type { OrderPaper } from './schemas.ts'

export interface PaperWanted {
  ownerId: string
  orderId: string
  /** `invoice`, or the refund that a credit note is about. */
  about: string
  /** A paper is made once. */
  revision: 1
}

const INVOICE = 'invoice'

/** The prefix of the paper's objects. */
export const paperPrefix = ({ ownerId, orderId, about }: PaperWanted) =>
  `${recordPrefix('orders', { ownerId, id: orderId })}${nameOf(about, '')}`

/** Below the order's prefix. */
const nameOf = (about: string, name: string) => `${about}/${name}`

export interface PaperRecordDeps {
  store: Pick<OrderStore, 'get' | 'change'>
  shopOf(ownerId: string): Promise<IssuingShop | null>
}

/** What the making of papers asks of orders. */
export function createPaperRecord({ store, shopOf }: PaperRecordDeps) {
  return {
    async paperTask({ ownerId, orderId, about }: PaperWanted) {
      const [order, shop] = await Promise.all([store.get(orderId), shopOf(ownerId)])
      if (order?.ownerId !== ownerId) return { kind: 'gone' as const }
      const content = shop && contentOf(order, shop, about)
      return content ? { kind: 'wanted' as const, content } : { kind: 'done' as const }
    },

    async addPapers(
      { orderId, about }: PaperWanted,
      papers: readonly { name: string; size: number }[],
    ): Promise<{ name: string }[]> {
      const [made] = papers
      const order = await store.change(orderId, (found) =>
        found && made ? withPaper(found, about, { name: nameOf(about, made.name), size: made.size }) : null,
      )
      const kept = order && numberedOf(order, about)?.paper?.name
      return kept ? [{ name: kept.slice(nameOf(about, '').length) }] : []
    },

    async fail(_wanted: PaperWanted, reason: string): Promise<void> {
      throw new Error(`An invoice could not be made: ${reason}`)
    },
  }
}

const numberedOf = ({ invoice, creditNotes }: OrderFacts, about: string) =>
  about === INVOICE ? invoice : creditNotes.find(({ refundId }) => refundId === about)

/** Null for a paper that exists or has no number. */
function contentOf(order: OrderRecord, shop: IssuingShop, about: string): OrderPaper | null {
  const issued = numberedOf(order, about)
  if (!issued || issued.paper) return null
  if (about === INVOICE) return layOutInvoice(order, shop, issued)
  const credit = creditOf(order, about)
  return credit && layOutCreditNote(order, shop, { issued, credit })
}

type Paper = NonNullable<NonNullable<OrderFacts['invoice']>['paper']>

/** Null when there is a paper already: another run was faster. */
function withPaper(order: OrderFacts, about: string, paper: Paper): OrderFacts | null {
  const issued = numberedOf(order, about)
  if (!issued || issued.paper) return null
  if (about === INVOICE) return { ...order, invoice: { ...issued, paper } }
  const creditNotes = order.creditNotes.map((note) => (note.refundId === about ? { ...note, paper } : note))
  return { ...order, creditNotes }
}

/** `make` is idempotent. */
export const makingPapers =
  ({
    store,
    make,
  }: {
    store: Pick<OrderStore, 'get'>
    make(wanted: PaperWanted): Promise<void>
  }): OrderTask =>
  async (order) => {
    const wanted = [
      ...(order.invoice && !order.invoice.paper ? [INVOICE] : []),
      ...order.creditNotes.flatMap(({ refundId, paper }) => (paper ? [] : [refundId])),
    ]
    const { ownerId, id: orderId } = order
    for (const about of wanted) await make({ ownerId, orderId, about, revision: 1 })
    return wanted.length > 0 ? ((await store.get(orderId)) ?? order) : order
  }
