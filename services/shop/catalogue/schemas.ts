// What everybody can find in an open shop.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { ShopImage } from '../images/schemas.ts'
import { Amount } from '../money/schemas.ts'
import { ProductAttribute, ProductOption, Slug } from '../products/schemas.ts'

export const CatalogueSort = Type.Enum(['relevance', 'newest', 'price-asc', 'price-desc', 'title'])
export type CatalogueSort = Static<typeof CatalogueSort>

export const MAX_QUERY_LETTERS = 200
const SearchText = Type.String({ maxLength: MAX_QUERY_LETTERS })

const filters = {
  q: Type.Optional(SearchText),
  /** A category's slug. */
  category: Type.Optional(Slug),
  /** Minor units, both included. */
  minPrice: Type.Optional(Amount),
  maxPrice: Type.Optional(Amount),
  /** `Origin=Italy`. Values of one name are alternatives, and every name has to match. */
  attribute: Type.Optional(Type.Array(Type.String({ minLength: 3, maxLength: 130 }), { maxItems: 50 })),
  inStock: Type.Optional(Type.Boolean()),
  onSale: Type.Optional(Type.Boolean()),
}

/** Without a text, `relevance` is the same as `newest`. */
export const CatalogueQuery = Type.Object(
  {
    ...filters,
    sort: Type.Optional(CatalogueSort),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 24 })),
  },
  { additionalProperties: false },
)
export type CatalogueQuery = Static<typeof CatalogueQuery>

/** A product as lists draw it. Prices are those of its cheapest and its dearest variant, after sales. */
export const ListedProduct = Type.Object({
  id: Id,
  title: Type.String(),
  slug: Slug,
  image: nullable(ShopImage),
  price: Type.Integer(),
  highestPrice: Type.Integer(),
  /** What the cheapest variant cost before, crossed out; null when nothing is. */
  compareAt: nullable(Type.Integer()),
  isOnSale: Type.Boolean(),
  isInStock: Type.Boolean(),
})
export type ListedProduct = Static<typeof ListedProduct>

export const FacetValue = Type.Object({
  value: Type.String(),
  /** How many products there are with it, under all other filters. */
  count: Type.Integer(),
  isChosen: Type.Boolean(),
})
export type FacetValue = Static<typeof FacetValue>

/** An attribute by which the list can be narrowed. */
export const Facet = Type.Object({ name: Type.String(), values: Type.Array(FacetValue) })
export type Facet = Static<typeof Facet>

export const CategoryCount = Type.Object({
  slug: Slug,
  title: Type.String(),
  count: Type.Integer(),
  isChosen: Type.Boolean(),
})
export type CategoryCount = Static<typeof CategoryCount>

export const CataloguePage = Type.Object({
  items: Type.Array(ListedProduct),
  nextCursor: nullable(Type.String()),
  /** Products on all pages together. */
  total: Type.Integer(),
  facets: Type.Array(Facet),
  categories: Type.Array(CategoryCount),
  /** The lowest and the highest price under all filters but those of the price; null when there is no product. */
  prices: nullable(Type.Object({ min: Type.Integer(), max: Type.Integer() })),
  /** Products that are in stock, and on sale, under all other filters. */
  inStock: Type.Integer(),
  onSale: Type.Integer(),
})
export type CataloguePage = Static<typeof CataloguePage>

export const SuggestionQuery = Type.Object({ q: SearchText }, { additionalProperties: false })
export type SuggestionQuery = Static<typeof SuggestionQuery>

export const CategoryLink = Type.Object({ slug: Slug, title: Type.String() })
export type CategoryLink = Static<typeof CategoryLink>

export const Suggestions = Type.Object({
  products: Type.Array(ListedProduct),
  categories: Type.Array(CategoryLink),
  /** What the text may become. */
  completions: Type.Array(Type.String()),
})
export type Suggestions = Static<typeof Suggestions>

/** A category as customers see it. */
export const PublicCategory = Type.Object({
  ...CategoryLink.properties,
  id: Id,
  description: Type.String(),
  image: nullable(ShopImage),
  /** Published products in it. */
  products: Type.Integer(),
})
export type PublicCategory = Static<typeof PublicCategory>

export const PublicFaq = Type.Object({
  id: Id,
  question: Type.String(),
  /** HTML, sanitised. */
  answerHtml: Type.String(),
})
export type PublicFaq = Static<typeof PublicFaq>

export const PublicPage = Type.Object({
  kind: Type.String(),
  title: Type.String(),
  /** HTML, sanitised. */
  bodyHtml: Type.String(),
  updatedAt: Type.String(),
})
export type PublicPage = Static<typeof PublicPage>

/** From this many pieces down customers are told how many are left. */
export const FEW = 5

export const PublicVariant = Type.Object({
  id: Id,
  sku: Type.String(),
  /** One value for each of the product's options. */
  options: Type.Array(Type.String()),
  price: Type.Integer(),
  compareAt: nullable(Type.Integer()),
  isOnSale: Type.Boolean(),
  /** Grams. */
  weight: Type.Integer(),
  availability: Type.Enum(['in', 'few', 'out']),
  /** How many are left, when they are few; null otherwise. */
  left: nullable(Type.Integer()),
})
export type PublicVariant = Static<typeof PublicVariant>

/** A product as its page shows it. */
export const PublicProduct = Type.Object({
  id: Id,
  title: Type.String(),
  slug: Slug,
  /** HTML, sanitised. */
  descriptionHtml: Type.String(),
  metaTitle: Type.String(),
  metaDescription: Type.String(),
  options: Type.Array(ProductOption),
  variants: Type.Array(PublicVariant),
  images: Type.Array(ShopImage),
  categories: Type.Array(CategoryLink),
  attributes: Type.Array(ProductAttribute),
  /** What customers may write to it; empty for nothing. */
  noteLabel: Type.String(),
  related: Type.Array(ListedProduct),
  updatedAt: Type.String(),
})
export type PublicProduct = Static<typeof PublicProduct>

/** What the first page of a shop shows. */
export const ShopHome = Type.Object({
  categories: Type.Array(PublicCategory),
  newest: Type.Array(ListedProduct),
  onSale: Type.Array(ListedProduct),
})
export type ShopHome = Static<typeof ShopHome>
