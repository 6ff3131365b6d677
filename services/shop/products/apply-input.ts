// What a person writes about a product becomes its facts, and the stock of its variants.
import type { ShopImage } from '../images/schemas.ts'
import { checkProduct, wrong } from './check-product.ts'
import type { ProductFacts, StoredVariant } from './record.ts'
import type { ProductCreation, VariantInput } from './schemas.ts'

export interface AppliedInput {
  facts: ProductFacts
  /** By variant; those that are left out stay as they are. */
  onHand: Map<string, number | null>
}

export interface InputParts {
  /** Left out, the images stay. */
  images?: ShopImage[] | undefined
  newId: () => string
}

type ProductInput = Partial<ProductCreation>

/** Throws AppError `invalid` naming the field. */
export function applyInput(
  product: ProductFacts,
  { variants, images: _choices, title, ...input }: ProductInput,
  { images, newId }: InputParts,
): AppliedInput {
  const onHand = new Map<string, number | null>()
  const known = new Set(product.variants.map(({ id }) => id))

  function applyVariant({ id, onHand: pieces, ...variant }: VariantInput, index: number): StoredVariant {
    if (id !== undefined && !known.delete(id))
      throw wrong(`variants.${index}.id`, 'is not a variant of this product')
    const own = { ...variant, id: id ?? newId(), sku: variant.sku.trim() }
    if (pieces !== undefined) onHand.set(own.id, pieces)
    return own
  }

  const facts: ProductFacts = {
    ...product,
    ...input,
    ...(title !== undefined && { title: title.trim() }),
    ...(variants && { variants: variants.map(applyVariant) }),
    ...(images && { images }),
  }
  checkProduct(facts)
  return { facts, onHand }
}
