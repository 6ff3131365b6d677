// What is written down about the demo shop, as the API takes it.
import type { CategoryCreation } from '../categories/schemas.ts'
import type { ImageChoice } from '../images/schemas.ts'
import type { ProductCreation } from '../products/schemas.ts'
import type { DemoCategory, DemoProduct } from './product.ts'

/** The slug follows from the title, so that a product that is there already is found. */
export const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const image = (photoId: string, alt: string): ImageChoice => ({ photoId, alt, focus: { x: 0.5, y: 0.55 } })

export function productInput(
  { title, description, attributes, variants, taxClass, isDraft, picture }: DemoProduct,
  { photoId, categoryId }: { photoId: string | null; categoryId: string },
): ProductCreation {
  const hasSizes = variants.length > 1
  return {
    title,
    slug: slugOf(title),
    description,
    status: isDraft ? 'draft' : 'published',
    taxClass,
    options: hasSizes ? [{ name: 'Size', values: variants.map(({ size }) => size) }] : [],
    variants: variants.map(({ size, ...variant }) => ({ ...variant, options: hasSizes ? [size] : [] })),
    images: photoId === null ? [] : [image(photoId, picture.alt)],
    categoryIds: [categoryId],
    attributes: Object.entries(attributes).map(([name, values]) => ({ name, values: [...values] })),
  }
}

/** A category shows the first of its products. */
export function categoryInput(
  { title, slug, description, products: [first] }: DemoCategory,
  photoId: string | null,
): CategoryCreation {
  return {
    title,
    slug,
    description,
    ...(first && photoId !== null && { image: image(photoId, first.picture.alt) }),
  }
}
