import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { type KnowledgeChanged, knowledgeChanged } from '../events.ts'
import { chooseImages } from '../images/choosing.ts'
import type { ShopPhotos } from '../images/photos.ts'
import type { ImageChoice } from '../images/schemas.ts'
import { ownShop } from '../shops/ownership.ts'
import { applyInput } from './apply-input.ts'
import { type BrowsingDeps, createBrowsing, ownProduct } from './browsing.ts'
import { duplicateOf, newProduct } from './new-product.ts'
import { isPublic, type ProductRecord } from './record.ts'
import type { Product, ProductCreation, ProductEdit } from './schemas.ts'
import type { ProductStore } from './store.ts'

export interface EditingDeps extends BrowsingDeps {
  store: Pick<ProductStore, 'get' | 'list' | 'create' | 'edit'>
  photos: Pick<ShopPhotos, 'find'>
  publish: Publish
  now: () => number
  newId: () => string
}

/** Tells who reads the shop's texts that these products say something else. */
export const announceProducts = async (publish: Publish, ownerId: string, ids: string[]): Promise<void> => {
  const changes: KnowledgeChanged['changes'] = ids.map((id) => ({ kind: 'product', id }))
  if (ids.length > 0) await publish(knowledgeChanged, { ownerId, changes })
}

/**
 * What a person does with one product. All throw AppError `not-found`, `invalid` and `conflict` naming the field where
 * there is one.
 */
export function createEditing(deps: EditingDeps) {
  const { shops, store, stock, photos, publish, now, newId } = deps
  const { view } = createBrowsing(deps)

  const imagesFor = async (ownerId: string, choices: ImageChoice[] | undefined) =>
    choices && chooseImages(choices, { photos, ownerId, field: 'images' })

  async function finish(product: ProductRecord, wasPublic: boolean): Promise<Product> {
    if (wasPublic || isPublic(product)) await announceProducts(publish, product.ownerId, [product.id])
    const [seen] = await view([product])
    return seen as Product
  }

  return {
    async create(ownerId: string, creation: ProductCreation): Promise<Product> {
      ownShop(await shops.get(ownerId), ownerId)
      const blank = newProduct({ id: newId(), ownerId, at: isoTime(now()) })
      const images = await imagesFor(ownerId, creation.images)
      const product = await store.create(applyInput(blank, creation, { images, newId }))
      return finish(product, false)
    },

    /** Throws AppError `conflict` with reason `changed-elsewhere` for another revision than the present one. */
    async edit(ownerId: string, id: string, { revision, ...edit }: ProductEdit): Promise<Product> {
      if (edit.images) ownProduct(await store.get(id), ownerId, id)
      const images = await imagesFor(ownerId, edit.images)
      let wasPublic = false
      const product = await store.edit(id, (found) => {
        const own = editable(ownProduct(found, ownerId, id))
        if (revision !== undefined && revision !== own.revision) throw elsewhere()
        wasPublic = isPublic(own)
        const next = { ...own, revision: own.revision + 1 }
        return applyInput(next, edit, { images, newId })
      })
      return finish(product, wasPublic)
    },

    /** A draft that is the same but for its address, its SKUs, and its stock, which begins with nothing. */
    async duplicate(ownerId: string, id: string): Promise<Product> {
      const original = editable(ownProduct(await store.get(id), ownerId, id))
      const found = await stock.stockOf(original.variants.map((variant) => variant.id))
      const copy = duplicateOf(original, {
        ...{ id: newId(), at: isoTime(now()), newId },
        isCounted: (variantId) => (found.get(variantId)?.onHand ?? null) !== null,
      })
      return finish(await store.create({ ...copy, facts: { ...copy.facts, slug: '' } }), false)
    },
  }
}

/** Throws AppError `conflict` for one in the trash. */
export function editable(product: ProductRecord): ProductRecord {
  if (product.trashedAt !== null) throw new AppError('conflict', 'This product is in the trash.')
  return product
}

const elsewhere = () =>
  new AppError('conflict', 'This product was changed in another window. Look at it again first.', {
    reason: 'changed-elsewhere',
  })
