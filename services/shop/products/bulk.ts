// Changes of many products at once: all of them, or none.
import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { REMOVE } from '../../platform/records.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import type { StockRecord } from '../stock/record.ts'
import { ownProduct } from './browsing.ts'
import { changePrices } from './bulk-prices.ts'
import { announceProducts, editable } from './editing.ts'
import { isPublic, type ProductFacts, type ProductRecord } from './record.ts'
import type { BulkEdit, ProductStatus } from './schemas.ts'
import type { ProductStore } from './store.ts'

export interface BulkDeps {
  store: Pick<ProductStore, 'changeMany' | 'changeWithStock'>
  publish: Publish
  now: () => number
}

/** One that is not the person's own stops the whole change. All throw AppError `not-found`. */
export function createBulk({ store, publish, now }: BulkDeps) {
  /** Changes them, and tells about those that customers saw before or see now. */
  async function changeOwn(
    ownerId: string,
    ids: string[],
    change: (product: ProductRecord) => ProductFacts | typeof REMOVE | null,
  ): Promise<void> {
    const shown = new Set<string>()
    await store.changeMany(ids, (found, id) => {
      const own = ownProduct(found, ownerId, id)
      const changed = change(own)
      const isShown = isPublic(own) || (changed !== null && changed !== REMOVE && isPublic(changed))
      if (changed !== null && isShown) shown.add(id)
      return changed
    })
    await announceProducts(publish, ownerId, [...shown])
  }

  return {
    async setStatus(ownerId: string, ids: string[], status: ProductStatus): Promise<void> {
      await changeOwn(ownerId, ids, (product) => {
        const { revision } = editable(product)
        return product.status === status ? null : { ...product, status, revision: revision + 1 }
      })
    },

    trash: (ownerId: string, ids: string[]): Promise<void> => changeOwn(ownerId, ids, toTrash(now)),

    restore: (ownerId: string, ids: string[]): Promise<void> => changeOwn(ownerId, ids, fromTrash),

    /** Deletes products for good, with the stock of their variants. Throws AppError `conflict` outside of the trash. */
    delete: (ownerId: string, ids: string[]): Promise<void> =>
      changeOwn(ownerId, ids, (product) => forGood(product) && REMOVE),

    /**
     * Changes prices and stock of many variants. Returns what undoes it. Throws AppError `invalid` naming the change
     * that makes no sense.
     */
    async edit(ownerId: string, { changes }: BulkEdit): Promise<BulkEdit> {
      checkOnce(changes)
      const ids = [...new Set(changes.map(({ productId }) => productId))]
      const pieces = changes.flatMap(({ variantId, onHand }) =>
        onHand === undefined ? [] : [[variantId, onHand] as const],
      )
      let stock = new Map<string, StockRecord>()
      const before = new Map<string, ProductRecord>()
      const seen = (found: Map<string, StockRecord>) => {
        stock = found
      }
      await store.changeWithStock(ids, { onHand: new Map(pieces), seen }, (found, id) => {
        const own = editable(ownProduct(found, ownerId, id))
        before.set(id, own)
        return changePrices(own, changes)
      })
      const shown = ids.filter((id) => isPublic(before.get(id) as ProductRecord))
      await announceProducts(publish, ownerId, shown)
      return { changes: changes.map((change) => inverse(change, before, stock)) }
    },
  }
}

type Change = BulkEdit['changes'][number]

function checkOnce(changes: readonly Change[]): void {
  const ids = changes.map(({ variantId }) => variantId)
  const index = ids.findIndex((id, at) => ids.indexOf(id) !== at)
  if (index < 0) return
  throw new AppError('invalid', 'A variant can be changed only once.', {
    errors: [{ field: `changes.${index}.variantId`, message: 'is there twice' }],
  })
}

/** The change that sets what this one set back to what it was. */
function inverse(
  { productId, variantId, ...change }: Change,
  products: ReadonlyMap<string, ProductRecord>,
  stock: ReadonlyMap<string, StockRecord>,
): Change {
  const variant = products.get(productId)?.variants.find(({ id }) => id === variantId)
  const setsPrice = change.price !== undefined || change.compareAt !== undefined
  return {
    ...{ productId, variantId },
    // Together, because a price alone may not fit under the one that is crossed out.
    ...(setsPrice && variant && { price: variant.price, compareAt: variant.compareAt }),
    ...(change.onHand !== undefined && { onHand: stock.get(variantId)?.onHand ?? null }),
  }
}
