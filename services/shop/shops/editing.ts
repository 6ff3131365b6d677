import { AppError } from '../../platform/errors.ts'
import { handleRefusal } from '../../platform/handles.ts'
import { isoTime } from '../../platform/times.ts'
import { cannotBeShown } from '../images/choosing.ts'
import type { ShopPhotos } from '../images/photos.ts'
import { checkEdit, checkOpening } from './check-edit.ts'
import { newShop } from './new-shop.ts'
import { ownShop } from './ownership.ts'
import type { ShopReader } from './reader.ts'
import type { HandleAvailability, Shop, ShopEdit, ShopOpening } from './schemas.ts'
import type { ShopStore } from './store.ts'
import { toShop } from './views.ts'

export interface EditingDeps {
  store: Pick<ShopStore, 'get' | 'open' | 'edit' | 'hasOrders' | 'ownerOf'>
  reader: Pick<ShopReader, 'changed'>
  photos: Pick<ShopPhotos, 'find'>
  now: () => number
  newId: () => string
}

/** What an owner does with the shop. All but `open` and `availability` throw AppError `not-found` without one. */
export function createEditing({ store, reader, photos, now, newId }: EditingDeps) {
  return {
    /** Throws AppError `invalid` naming the field, `conflict` for a handle that is taken, and for a second shop. */
    async open(ownerId: string, opening: ShopOpening): Promise<Shop> {
      checkOpening(opening)
      const facts = newShop({ ownerId, opening, methodId: newId(), at: isoTime(now()) })
      const shop = await store.open(facts, () => {
        throw new AppError('conflict', 'You have a shop already.', { reason: 'shop-exists' })
      })
      reader.changed(ownerId)
      return toShop(shop)
    },

    async get(ownerId: string): Promise<Shop> {
      return toShop(ownShop(await store.get(ownerId), ownerId))
    },

    /** Throws AppError `invalid` naming the field, and `conflict`. */
    async edit(ownerId: string, edit: ShopEdit): Promise<Shop> {
      const hero = edit.look?.heroPhotoId
      const isShown = !hero || (await photos.find(ownerId, [hero])).has(hero)
      // Whoever orders meanwhile orders a product, which is asked for below.
      const hasOrders = edit.currency !== undefined && (await store.hasOrders(ownerId))
      const shop = await store.edit(ownerId, (found, hasProducts) => {
        const own = ownShop(found, ownerId)
        if (!isShown) throw cannotBeShown('look.heroPhotoId')
        checkEdit(own, edit, hasProducts || hasOrders)
        const handle = edit.handle ?? own.handle
        return { ...own, ...edit, handles: [...new Set([...own.handles, handle])] }
      })
      reader.changed(ownerId)
      return toShop(shop)
    },

    /** Whether the person may give the shop this handle. */
    async availability(ownerId: string, handle: string): Promise<HandleAvailability> {
      const refusal = handleRefusal(handle)
      if (refusal) return { isAvailable: false, reason: refusal }
      const owner = await store.ownerOf(handle)
      const isAvailable = owner === null || owner === ownerId
      return { isAvailable, reason: isAvailable ? null : 'This handle is taken.' }
    },
  }
}
