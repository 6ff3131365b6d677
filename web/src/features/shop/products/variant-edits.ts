// One variant edited where it stands in the list, with its undo.
import type { Product, Variant } from '../../../../../services/shop/products/schemas.ts'
import { toast } from '../../../ui/toast.tsx'
import { changeVariants, products, type VariantChange } from '../data/products-data.ts'

export type VariantEdit = Pick<VariantChange, 'price' | 'compareAt' | 'onHand'>

/** A price before that is no longer higher than the price would be refused, so it goes with it. */
export const withPrice = ({ compareAt }: Pick<Variant, 'compareAt'>, price: number): VariantEdit =>
  compareAt !== null && compareAt <= price ? { price, compareAt: null } : { price }

/** The values that an edit replaces. */
export const valuesBefore = (variant: Variant, edit: VariantEdit): VariantEdit => ({
  ...(edit.price !== undefined && { price: variant.price }),
  ...(edit.compareAt !== undefined && { compareAt: variant.compareAt }),
  ...(edit.onHand !== undefined && { onHand: variant.onHand }),
})

/** Shown at once. A report of a failure is shown; nothing is thrown. */
export async function editVariant(
  product: Product,
  variant: Variant,
  { edit, said }: { edit: VariantEdit; said: string },
): Promise<void> {
  const back = valuesBefore(variant, edit)
  if (await send(product, variant.id, edit))
    toast.success(said, { undo: () => void send(product, variant.id, back) })
}

async function send(product: Product, variantId: string, edit: VariantEdit): Promise<boolean> {
  const { id } = product
  const shown = products.find(id) ?? product
  const variants = shown.variants.map((each) => (each.id === variantId ? { ...each, ...edit } : each))
  try {
    await products.edit([shown], { variants }, () => changeVariants([{ productId: id, variantId, ...edit }]))
    return true
  } catch (error) {
    toast.failed('Not changed', error)
    return false
  }
}
