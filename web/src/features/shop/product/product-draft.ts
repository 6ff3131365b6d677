// A product as it is being edited: everything is as it was typed, and becomes the API's shape when it is saved.
import type { ImageChoice } from '../../../../../services/shop/images/schemas.ts'
import type { TaxClass } from '../../../../../services/shop/money/schemas.ts'
import type {
  Product,
  ProductAttribute,
  ProductOption,
  ProductStatus,
} from '../../../../../services/shop/products/schemas.ts'
import { amountText } from '../money/amounts.ts'
import { quantityText } from '../money/quantities.ts'

export interface VariantDraft {
  /** Stays while it is edited; the variant's id where it has one. */
  key: string
  id: string | null
  options: string[]
  price: string
  compareAt: string
  sku: string
  weight: string
  stock: string
  /** The stock that was shown; one that was not touched is not sent, because orders change it meanwhile. */
  stockBefore: string
  reserved: number
}

/** A list of named values that is still being written: an option or an attribute. */
export interface NamedDraft {
  key: string
  name: string
  values: string[]
}

export interface ProductDraft {
  title: string
  slug: string
  description: string
  status: ProductStatus
  taxClass: TaxClass
  categoryIds: string[]
  noteLabel: string
  metaTitle: string
  metaDescription: string
  images: ImageChoice[]
  attributes: NamedDraft[]
  options: NamedDraft[]
  variants: VariantDraft[]
}

export type DraftPart = keyof ProductDraft

const EMPTY_VARIANT: VariantDraft = {
  key: 'first',
  id: null,
  options: [],
  price: '',
  compareAt: '',
  sku: '',
  weight: '0',
  stock: '0',
  stockBefore: '',
  reserved: 0,
}

export const NEW_DRAFT: ProductDraft = {
  title: '',
  slug: '',
  description: '',
  status: 'draft',
  taxClass: 'standard',
  categoryIds: [],
  noteLabel: '',
  metaTitle: '',
  metaDescription: '',
  images: [],
  attributes: [],
  options: [],
  variants: [EMPTY_VARIANT],
}

const named = (lists: readonly (ProductOption | ProductAttribute)[]): NamedDraft[] =>
  lists.map(({ name, values }, at) => ({ key: `${at}`, name, values: [...values] }))

export function draftOf(product: Product, currency: string): ProductDraft {
  const { title, slug, description, status, taxClass, noteLabel, metaTitle, metaDescription } = product
  return {
    ...{ title, slug, description, status, taxClass, noteLabel, metaTitle, metaDescription },
    categoryIds: [...product.categoryIds],
    images: product.images.map(({ photoId, alt, focus }) => ({ photoId, alt, focus })),
    attributes: named(product.attributes),
    options: named(product.options),
    variants: product.variants.map((variant) => ({
      key: variant.id,
      id: variant.id,
      options: [...variant.options],
      price: amountText(variant.price, currency),
      compareAt: amountText(variant.compareAt, currency),
      sku: variant.sku,
      weight: String(variant.weight),
      stock: quantityText(variant.onHand),
      stockBefore: quantityText(variant.onHand),
      reserved: variant.reserved,
    })),
  }
}

const PARTS = Object.keys(NEW_DRAFT) as DraftPart[]

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What differs between two drafts. Options and variants only make sense together. */
export function changedParts(one: ProductDraft, other: ProductDraft): Set<DraftPart> {
  const changed = new Set(PARTS.filter((part) => !isSame(one[part], other[part])))
  if (changed.has('options')) changed.add('variants')
  return changed
}

/** A newer version with what was typed on top of it. */
export function rebased(
  draft: ProductDraft,
  { from, onto }: { from: ProductDraft; onto: ProductDraft },
): ProductDraft {
  const typed = changedParts(from, draft)
  const next: Record<string, unknown> = { ...onto }
  for (const part of typed) next[part] = draft[part]
  if (typed.has('variants')) {
    next.options = draft.options
    next.variants = draft.variants.map((variant) => withStockOf(variant, onto))
  }
  return next as unknown as ProductDraft
}

/** Orders change stock all the time; one that was not touched follows. */
function withStockOf(variant: VariantDraft, onto: ProductDraft): VariantDraft {
  const newest = onto.variants.find(({ key }) => key === variant.key)
  if (!newest) return variant
  const { stock: stockBefore, reserved } = newest
  const isTouched = variant.stock !== variant.stockBefore
  return { ...variant, stockBefore, reserved, ...(!isTouched && { stock: stockBefore }) }
}

/** What both have changed, each in another way. */
export function contestedParts(
  draft: ProductDraft,
  { from, onto }: { from: ProductDraft; onto: ProductDraft },
): DraftPart[] {
  const theirs = changedParts(withoutStock(from), withoutStock(onto))
  const mine = changedParts(withoutStock(from), withoutStock(draft))
  return [...mine].filter((part) => theirs.has(part) && !isSame(draft[part], onto[part]))
}

const withoutStock = (draft: ProductDraft): ProductDraft => ({
  ...draft,
  variants: draft.variants.map((variant) => ({ ...variant, stock: '', stockBefore: '', reserved: 0 })),
})
