// Reads and writes what orders contend for, inside the transaction that decides about them.
import type { DocumentReference, Firestore, Transaction } from '@google-cloud/firestore'
import { isoTime } from '../../platform/times.ts'
import { noteChange } from '../catalogue/changes.ts'
import { DISCOUNT_USES, useDocuments } from '../discounts/uses.ts'
import { isOut, isOver, STOCK, stockDocuments } from './record.ts'
import type { Claim, Shelf } from './reserving.ts'

export interface ReadShelf extends Shelf {
  /**
   * Writes what has changed since it was read. Returns the products of which something was sold out thereby or is there
   * again: publish `knowledge-changed` once this is committed.
   */
  write(transaction: Transaction, ownerId: string): string[]
}

export type ReservingStore = ReturnType<typeof createReservingStore>

export function createReservingStore(firestore: Firestore, now: () => number) {
  const stockOf = firestore.collection(STOCK)
  const usesOf = firestore.collection(DISCOUNT_USES)

  return {
    async read(transaction: Transaction, claims: readonly Claim[]): Promise<ReadShelf> {
      const variantIds = [...new Set(claims.flatMap(({ units }) => [...units.keys()]))].sort()
      const useIds = [...new Set(claims.flatMap(({ uses }) => uses.map(({ id }) => id)))].sort()
      const snapshots = await readAll(transaction, [
        ...variantIds.map((id) => stockOf.doc(id)),
        ...useIds.map((id) => usesOf.doc(id)),
      ])
      const read = snapshots.slice(0, variantIds.length).map((snapshot) => stockDocuments.read(snapshot))
      const stock = new Map(read.flatMap((each) => (each ? [[each.id, each] as const] : [])))
      const counts = snapshots.slice(variantIds.length).map((snapshot) => useDocuments.read(snapshot))
      const shelf: Shelf = { stock, uses: new Map(useIds.map((id, at) => [id, counts[at]?.count ?? 0])) }
      const before: Shelf = { stock: new Map(stock), uses: new Map(shelf.uses) }

      return {
        ...shelf,
        write(writing, ownerId) {
          const updatedAt = isoTime(now())
          const crossed = new Set<string>()
          for (const [id, stock] of shelf.stock) {
            const found = before.stock.get(id)
            if (!found || stock.reserved === found.reserved) continue
            if (isOver(stock)) writing.delete(stockOf.doc(id))
            else writing.update(stockOf.doc(id), { reserved: stock.reserved, updatedAt })
            if (isOut(stock) !== isOut(found)) crossed.add(stock.productId)
          }
          if (crossed.size > 0) noteChange(writing, { firestore, ownerId, now: now() })
          for (const [id, count] of shelf.uses)
            if (count !== before.uses.get(id)) writing.set(usesOf.doc(id), { ownerId, count })
          return [...crossed]
        },
      }
    },
  }
}

const readAll = async (transaction: Transaction, references: DocumentReference[]) =>
  references.length === 0 ? [] : await transaction.getAll(...references)
