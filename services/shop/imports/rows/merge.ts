// What a file says about a product, together with what the product is already, becomes the whole product. A file adds and
// changes: variants, images of other rows, and whatever it has no column for stay.
import { isDeepStrictEqual } from 'node:util'
import { checker } from '../../../platform/check.ts'
import { AppError } from '../../../platform/errors.ts'
import { toShopImage } from '../../images/choosing.ts'
import type { ShopPhoto } from '../../images/photos.ts'
import type { ShopImage } from '../../images/schemas.ts'
import { type AppliedInput, applyInput } from '../../products/apply-input.ts'
import { wrong } from '../../products/check-product.ts'
import type { ProductFacts } from '../../products/record.ts'
import { ProductCreation } from '../../products/schemas.ts'
import { type CategoryNames, idFrom } from './categories.ts'
import { mergeVariants } from './merge-variants.ts'
import type { ReadProduct } from './read-product.ts'

export interface Merging {
  /** What is there; for a new product one about which nothing is said yet. */
  product: ProductFacts
  categories: CategoryNames
  /** Photos that the shop may show, at least those that the product does not have yet. */
  photos: ReadonlyMap<string, ShopPhoto>
  /** The import, from which ids of new variants follow. */
  seed: string
}

export interface MergedProduct extends AppliedInput {
  /** By the row of the file: which variant it is. */
  variantIds: string[]
  /** Whether the product itself stays as it is. Stock is not a part of it. */
  isSame: boolean
}

const CENTRE = { x: 0.5, y: 0.5 }
const MOST_CATEGORIES = 10

const check = checker(ProductCreation)

/** Throws AppError `invalid` naming the fields; those of variants are numbered as the rows of the file. */
export function mergeProduct(
  read: ReadProduct,
  { product, categories, photos, seed }: Merging,
): MergedProduct {
  const { options, variants, rowOf } = mergeVariants(read, product)
  const images = imagesFor(read, product, photos)
  const input = defined({
    ...{ slug: read.slug, title: read.title ?? (product.title || undefined), options, variants },
    ...{ description: read.description, status: read.status, taxClass: read.taxClass },
    ...{ attributes: read.attributes, noteLabel: read.noteLabel },
    ...{ metaTitle: read.metaTitle, metaDescription: read.metaDescription },
    categoryIds: read.categories && categoriesFor(read.categories, product, categories),
    images: images?.map(({ photoId, alt, focus }) => ({ photoId, alt, focus })),
  })
  try {
    const checked = check(input)
    if (!checked.ok) throw new AppError('invalid', 'This product is not right.', { errors: checked.errors })
    const known = new Set(product.variants.map(({ id }) => id))
    let number = 0
    const newId = () => {
      let id = ''
      do id = idFrom(seed, 'variant', read.slug, number++)
      while (known.has(id))
      return id
    }
    const applied = applyInput(product, checked.value, { images: images ?? product.images, newId })
    const isSame = isDeepStrictEqual(applied.facts, { ...product })
    const facts = isSame ? product : applied.facts
    const variantIds = read.variants.map((_, row) => facts.variants[rowOf.indexOf(row)]?.id ?? '')
    return { facts, onHand: applied.onHand, variantIds, isSame }
  } catch (error) {
    throw byRow(error, rowOf)
  }
}

/** Fields of variants are numbered as in the product; here they become those of the file's rows. */
function byRow(error: unknown, rowOf: readonly (number | null)[]): unknown {
  if (!(error instanceof AppError) || !error.errors) return error
  const errors = error.errors.map(({ field, message }) => ({
    field: field.replace(/^variants\.(\d+)/, (_, index) => `variants.${rowOf[Number(index)] ?? 0}`),
    message,
  }))
  return new AppError(error.code, error.message, { errors, cause: error })
}

/** A category in the trash stays with the product until it comes back: a file cannot name it. */
function categoriesFor(names: readonly string[], { categoryIds }: ProductFacts, categories: CategoryNames) {
  const named = [...new Set(names.map(categories.idOf))]
  if (isDeepStrictEqual(named, categoryIds.filter(categories.isListed))) return categoryIds
  const hidden = categoryIds.filter((id) => !categories.isListed(id) && !named.includes(id))
  return [...named, ...hidden.slice(0, Math.max(0, MOST_CATEGORIES - named.length))]
}

/** Images that the product has keep their point of interest, of which a file says nothing. */
function imagesFor(
  { images }: ReadProduct,
  product: ProductFacts,
  photos: ReadonlyMap<string, ShopPhoto>,
): ShopImage[] | undefined {
  const left = [...product.images]
  return images?.map(({ photoId, alt }, index) => {
    const at = left.findIndex((image) => image.photoId === photoId)
    const [present] = at < 0 ? [] : left.splice(at, 1)
    if (present) return { ...present, alt }
    const photo = photos.get(photoId)
    if (photo) return toShopImage({ photoId, alt, focus: CENTRE }, photo)
    throw wrong(`images.${index}`, 'is not one of your photos, or is private, in the trash or not ready yet')
  })
}

/** Photos of which it must be asked whether the shop may show them. */
export function newPhotosOf({ images = [] }: ReadProduct, product: ProductFacts | null): string[] {
  const known = new Set(product?.images.map(({ photoId }) => photoId))
  return images.map(({ photoId }) => photoId).filter((id) => !known.has(id))
}

const defined = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
