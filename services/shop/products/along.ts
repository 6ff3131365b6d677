// What is written with a product, in the same transaction: the stock of its variants, the shop's counts, and the note
// that the catalogue has changed.
import type { Firestore } from '@google-cloud/firestore'
import type { Along, RecordChange } from '../../platform/records.ts'
import { noteChange } from '../catalogue/changes.ts'
import { createCounts } from '../shops/counts.ts'
import { createPublished } from '../shops/published.ts'
import type { StockRecord } from '../stock/record.ts'
import { createStockStore } from '../stock/store.ts'
import { isPublic, type ProductRecord } from './record.ts'

/** What a person says about stock. */
export interface StockEdit {
  /** By variant; those that are left out stay as they are. */
  onHand: ReadonlyMap<string, number | null>
  /** Is told the stock of these variants as it was before. It may be told more than once. */
  seen?(before: Map<string, StockRecord>): void
}

type Change = RecordChange<ProductRecord>

const isShown = (product: ProductRecord | null) => product !== null && isPublic(product)
const idsOf = (product: ProductRecord | null) => product?.variants.map(({ id }) => id) ?? []

export function alongProducts(firestore: Firestore, now: () => number, { onHand, seen }: StockEdit) {
  const stocks = createStockStore(firestore, now)
  const counts = createCounts(firestore)
  const published = createPublished(firestore, now)

  /** The variants whose stock this change concerns. Most edits concern none. */
  function concerned({ before, after }: Change): string[] {
    const [old, present] = [idsOf(before), idsOf(after)]
    const isSame = old.length === present.length && old.every((id) => present.includes(id))
    if (!isSame || isShown(before) !== isShown(after)) return [...old, ...present]
    return present.filter((id) => onHand.has(id))
  }

  return async ({ transaction, changes }: Along<ProductRecord>): Promise<() => void> => {
    const touched = changes.map((change) => ({ change, ids: concerned(change) }))
    const variantIds = touched.flatMap(({ ids }) => ids)
    const stock = variantIds.length > 0 ? await stocks.readIn(transaction, variantIds) : new Map()
    seen?.(stock)
    const owners = new Map<string, Change[]>()
    for (const change of changes) {
      const { ownerId } = (change.after ?? change.before) as ProductRecord
      owners.set(ownerId, [...(owners.get(ownerId) ?? []), change])
    }
    const counted: (() => void)[] = []
    for (const [ownerId, own] of owners) {
      const more = own.reduce((sum, { before, after }) => sum + +isShown(after) - +isShown(before), 0)
      counted.push(await published(transaction, ownerId, more))
    }

    return () => {
      for (const count of counted) count()
      for (const [ownerId, own] of owners) {
        const more = own.reduce((sum, { before, after }) => sum + +(after !== null) - +(before !== null), 0)
        counts.add(transaction, ownerId, { products: more })
        // What customers do not see before or after changes nothing for them.
        if (own.some(({ before, after }) => isShown(before) || isShown(after)))
          noteChange(transaction, { firestore, ownerId, now: now() })
      }
      for (const { change, ids } of touched) {
        const { after } = change
        const present = new Set(idsOf(after))
        for (const variantId of new Set(ids)) {
          const before: StockRecord | undefined = stock.get(variantId)
          if (after && present.has(variantId))
            stocks.put(transaction, before, {
              ...{ variantId, productId: after.id, ownerId: after.ownerId },
              ...{ isSold: isShown(after), onHand: onHand.get(variantId) },
            })
          else if (before) stocks.remove(transaction, before)
        }
      }
    }
  }
}
