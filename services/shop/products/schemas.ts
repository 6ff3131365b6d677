// Products and their variants. Stock is kept apart (`stock/`), because orders change it all the time.
import Type, { type Static } from 'typebox'
import { Id, Ids, nullable } from '../../platform/schemas.ts'
import { ImageChoice, ShopImage } from '../images/schemas.ts'
import { Amount, TaxClass } from '../money/schemas.ts'

/** Lower-case ASCII words, joined by hyphens. */
export const Slug = Type.String({ pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', minLength: 1, maxLength: 120 })

export const ProductStatus = Type.Enum(['draft', 'published', 'archived'])
export type ProductStatus = Static<typeof ProductStatus>

/** Pieces; null where it is not counted and never runs out. */
export const Quantity = Type.Integer({ minimum: 0, maximum: 1_000_000 })

const Name = Type.String({ minLength: 1, maxLength: 60 })

const variant = {
  sku: Type.String({ maxLength: 64 }),
  /** One value for each of the product's options, in their order. */
  options: Type.Array(Name, { maxItems: 3 }),
  price: Amount,
  /** The price before, which is shown crossed out; null when there is none. */
  compareAt: nullable(Amount),
  /** Grams. */
  weight: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
}

/** `id` is left out for a new variant. `onHand` is left out to leave the stock as it is. */
export const VariantInput = Type.Object(
  { id: Type.Optional(Id), ...variant, onHand: Type.Optional(nullable(Quantity)) },
  { additionalProperties: false },
)
export type VariantInput = Static<typeof VariantInput>

export const Variant = Type.Object({
  id: Id,
  ...variant,
  /** What is there, including what is reserved for orders under way; null when it is not counted. */
  onHand: nullable(Type.Integer()),
  reserved: Type.Integer(),
})
export type Variant = Static<typeof Variant>

export const ProductOption = Type.Object(
  { name: Name, values: Type.Array(Name, { minItems: 1, maxItems: 50, uniqueItems: true }) },
  { additionalProperties: false },
)
export type ProductOption = Static<typeof ProductOption>

/** A facet: `Origin: Italy`. */
export const ProductAttribute = Type.Object(
  { name: Name, values: Type.Array(Name, { minItems: 1, maxItems: 20, uniqueItems: true }) },
  { additionalProperties: false },
)
export type ProductAttribute = Static<typeof ProductAttribute>

const written = {
  title: Type.String({ minLength: 1, maxLength: 160 }),
  slug: Slug,
  /** Markdown. */
  description: Type.String({ maxLength: 20_000 }),
  status: ProductStatus,
  taxClass: TaxClass,
  options: Type.Array(ProductOption, { maxItems: 3 }),
  categoryIds: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
  attributes: Type.Array(ProductAttribute, { maxItems: 20 }),
  /** What customers may write to it, such as `Engraving`; empty for nothing. */
  noteLabel: Type.String({ maxLength: 60 }),
  /** For search engines; empty for what follows from title and description. */
  metaTitle: Type.String({ maxLength: 120 }),
  metaDescription: Type.String({ maxLength: 320 }),
}

const input = {
  ...written,
  variants: Type.Array(VariantInput, { minItems: 1, maxItems: 100 }),
  images: Type.Array(ImageChoice, { maxItems: 12 }),
}

/** The slug is made from the title where it is left out. */
export const ProductCreation = Type.Object(
  { ...Type.Partial(Type.Object(input)).properties, title: input.title, variants: input.variants },
  { additionalProperties: false },
)
export type ProductCreation = Static<typeof ProductCreation>

/** Fields that are left out stay. `revision` refuses an edit of what somebody else has changed meanwhile. */
export const ProductEdit = Type.Object(
  { ...Type.Partial(Type.Object(input)).properties, revision: Type.Optional(Type.Integer()) },
  { additionalProperties: false, minProperties: 1 },
)
export type ProductEdit = Static<typeof ProductEdit>

/** A product as its maker sees it. */
export const Product = Type.Object({
  id: Id,
  ...written,
  variants: Type.Array(Variant),
  images: Type.Array(ShopImage),
  /** Counts edits of the product, not changes of stock. */
  revision: Type.Integer(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type Product = Static<typeof Product>

/** Changes prices and stock of many variants at once: all of them, or none. */
export const BulkEdit = Type.Object(
  {
    changes: Type.Array(
      Type.Object(
        {
          productId: Id,
          variantId: Id,
          price: Type.Optional(Amount),
          compareAt: Type.Optional(nullable(Amount)),
          onHand: Type.Optional(nullable(Quantity)),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)
export type BulkEdit = Static<typeof BulkEdit>

/** One status for many products. */
export const StatusChange = Type.Object(
  { ids: Ids.properties.ids, status: ProductStatus },
  { additionalProperties: false },
)
export type StatusChange = Static<typeof StatusChange>

export const ProductQuery = Type.Object(
  {
    status: Type.Optional(ProductStatus),
    categoryId: Type.Optional(Id),
    /** Words of title or SKU. */
    q: Type.Optional(Type.String({ maxLength: 200 })),
    trashed: Type.Optional(Type.Boolean({ default: false })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
)
export type ProductQuery = Static<typeof ProductQuery>
