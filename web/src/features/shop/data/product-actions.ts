// What is done with products from a list: each says what has happened, and how to undo it.
import type { Product, ProductStatus } from '../../../../../services/shop/products/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import {
  BATCH,
  changeVariants,
  deleteForGood,
  moveToTrash,
  setStatus,
  takeFromTrash,
  type VariantChange,
} from './products-data.ts'

const DONE: Record<ProductStatus, string> = {
  draft: 'drafts again',
  published: 'published',
  archived: 'archived',
}

export async function changeStatus(those: readonly Product[], status: ProductStatus): Promise<void> {
  const changed = those.filter((product) => product.status !== status)
  if (changed.length === 0) return toast.message(`They are ${DONE[status]} already`)
  try {
    await setStatus(changed, status)
    toast.success(`${formatCount(changed.length, 'product')} ${DONE[status]}`, {
      undo: () => void putBack(changed),
    })
  } catch (error) {
    toast.failed('Not changed', error)
  }
}

/** Each gets the state that it had. */
async function putBack(those: readonly Product[]): Promise<void> {
  try {
    for (const status of ['draft', 'published', 'archived'] as const) {
      const group = those.filter((product) => product.status === status)
      if (group.length > 0) await setStatus(group, status)
    }
  } catch (error) {
    toast.failed('Not undone', error)
  }
}

export async function trashProducts(those: readonly Product[]): Promise<void> {
  try {
    await moveToTrash(those)
    toast.message(`${formatCount(those.length, 'product')} moved to the trash`, {
      undo: () => void restoreProducts(those),
    })
  } catch (error) {
    toast.failed('Not moved to the trash', error)
  }
}

export async function restoreProducts(those: readonly Product[]): Promise<void> {
  try {
    await takeFromTrash(those)
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function deleteProducts(ids: readonly string[]): Promise<void> {
  try {
    await deleteForGood(ids)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}

/**
 * `back` has the values that were there before, in the same order. All are changed or none: when a later part is
 * refused, the earlier ones get their values back. Throws when they could not be changed.
 */
export async function changeMany(
  changes: readonly VariantChange[],
  back: readonly VariantChange[],
  said: string,
): Promise<void> {
  for (let at = 0; at < changes.length; at += BATCH)
    try {
      await changeVariants(changes.slice(at, at + BATCH))
    } catch (error) {
      await changeVariants(back.slice(0, at))
      throw error
    }
  toast.success(said, {
    undo: () => void changeVariants(back).catch((error: unknown) => toast.failed('Not undone', error)),
  })
}
