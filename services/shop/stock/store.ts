// How the stock of variants is stored, and what editing a product does to it. What orders do is in `reserving.ts`.
import { type DocumentReference, FieldPath, type Firestore, type Transaction } from '@google-cloud/firestore'
import { isoTime } from '../../platform/times.ts'
import { STOCK, type StockRecord, stockDocuments } from './record.ts'

/** Documents that are read with one request. */
const AT_ONCE = 300

/** A variant whose stock follows an edit of its product. */
export interface StockedVariant {
  variantId: string
  productId: string
  ownerId: string
  isSold: boolean
  /** Left out, what is there stays as it is; a new variant is then not counted. */
  onHand?: number | null | undefined
}

export type StockStore = ReturnType<typeof createStockStore>

export function createStockStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(STOCK)

  async function readAll(
    ids: Iterable<string>,
    getAll: (...refs: DocumentReference[]) => ReturnType<Firestore['getAll']>,
  ): Promise<Map<string, StockRecord>> {
    const unique = [...new Set(ids)]
    const found = new Map<string, StockRecord>()
    for (let start = 0; start < unique.length; start += AT_ONCE) {
      const refs = unique.slice(start, start + AT_ONCE).map((id) => collection.doc(id))
      for (const snapshot of await getAll(...refs)) {
        const stock = stockDocuments.read(snapshot)
        if (stock) found.set(stock.id, stock)
      }
    }
    return found
  }

  return {
    /** By variant. One without stock of its own is left out. */
    stockOf: (variantIds: Iterable<string>): Promise<Map<string, StockRecord>> =>
      readAll(variantIds, (...refs) => firestore.getAll(...refs)),

    /** The same within a transaction, before anything is written. */
    readIn: (transaction: Transaction, variantIds: Iterable<string>): Promise<Map<string, StockRecord>> =>
      readAll(variantIds, (...refs) => transaction.getAll(...refs)),

    /** Writes what an edit changes, and nothing else: what is reserved belongs to the orders. */
    put(transaction: Transaction, before: StockRecord | undefined, variant: StockedVariant): void {
      const { variantId, productId, ownerId, isSold, onHand } = variant
      const ref = collection.doc(variantId)
      const updatedAt = isoTime(now())
      if (!before) {
        const stock = { ownerId, productId, onHand: onHand ?? null, reserved: 0, isSold, updatedAt }
        transaction.set(ref, stockDocuments.data(stock))
      } else if (before.isSold !== isSold || (onHand !== undefined && onHand !== before.onHand))
        transaction.update(ref, { isSold, ...(onHand !== undefined && { onHand }), updatedAt })
    },

    /** What orders still have stays until it is theirs or free; nobody can buy it any more. */
    remove(transaction: Transaction, { id, reserved }: StockRecord): void {
      if (reserved === 0) transaction.delete(collection.doc(id))
      else
        transaction.update(collection.doc(id), {
          isSold: false,
          isRemoved: true,
          updatedAt: isoTime(now()),
        })
    },

    /** All that a shop has, as people take it along. */
    async *each(ownerId: string): AsyncGenerator<Omit<StockRecord, 'ownerId'>> {
      const own = collection.where('ownerId', '==', ownerId).orderBy(FieldPath.documentId()).limit(AT_ONCE)
      for (let after: string | undefined; ; ) {
        const { docs } = await (after === undefined ? own : own.startAfter(after)).get()
        for (const doc of docs) {
          const stock = stockDocuments.read(doc)
          if (stock) {
            const { ownerId: _, ...facts } = stock
            yield facts
          }
        }
        after = docs.at(-1)?.id
        if (docs.length < AT_ONCE) return
      }
    },

    /** Reports the stock that changed after `since`, and then every further change. Returns a function that stops it. */
    watch(
      ownerId: string,
      since: string,
      listener: { changed(stock: StockRecord): void; failed(error: Error): void },
    ): () => void {
      const query = collection
        .where('ownerId', '==', ownerId)
        .where('updatedAt', '>', since)
        .orderBy('updatedAt')
      return query.onSnapshot((snapshot) => {
        try {
          for (const { doc, type } of snapshot.docChanges()) {
            const stock = type === 'removed' ? null : stockDocuments.read(doc)
            if (stock) listener.changed(stock)
          }
        } catch (error) {
          listener.failed(error as Error)
        }
      }, listener.failed)
    },
  }
}
