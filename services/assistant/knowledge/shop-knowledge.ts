// What the shop tells the assistant about itself. The shop implements it (`services/shop/knowledge/`), and whoever
// composes both passes it on.
import type { Transaction } from '@google-cloud/firestore'
import type { ListedProduct } from '../../shop/catalogue/schemas.ts'
import type { SourceRef } from './schemas.ts'

/** A source as it can be put into words, in the shop's language. */
export interface KnowledgeSource {
  ref: SourceRef
  /** A product's or page's title, a category's name, a FAQ's question. */
  title: string
  /** Markdown: a description, an answer, the body of a page. */
  text: string
  /** `Origin`: `Italy`. Only products have any. */
  attributes: readonly { name: string; values: readonly string[] }[]
  /** In what a product comes: `Size`: `S`, `M`. By them it is found; what there is now, its variants say. */
  options: readonly { name: string; values: readonly string[] }[]
  /** Titles of a product's categories. */
  categories: readonly string[]
  /** Below the shop's address, such as `/products/tofu`. */
  path: string
}

/** A source that has changed; null for one that is not shown to customers, or no longer. */
export interface ChangedSource {
  ref: SourceRef
  source: KnowledgeSource | null
}

export interface ChangedShop {
  ownerId: string
  revision: number
}

/** What the function that keeps the knowledge reads. */
export interface ShopKnowledge {
  /** Null when there is no such shop. `revision` counts changes of what customers see. */
  state(ownerId: string): Promise<{ revision: number } | null>
  /** As they are now, in the order of the references. */
  read(ownerId: string, refs: readonly SourceRef[]): Promise<ChangedSource[]>
  /** Some at a time: those that changed at or after `since` (RFC 3339), or all when it is null. */
  changed(ownerId: string, since: string | null): AsyncIterable<ChangedSource[]>
  /** The published products of these categories, which speak of them by their titles. Some at a time. */
  productsIn(ownerId: string, categoryIds: readonly string[]): AsyncIterable<ChangedSource[]>
  /** Whether the shop is there. Whoever writes about it in this transaction then writes nothing that outlives it. */
  confirm(transaction: Transaction, ownerId: string): Promise<boolean>
  /** Shops whose last change is of this time (RFC 3339, both included), the earliest first. Some at a time. */
  changedShops(range: { since: string; until: string }): AsyncIterable<ChangedShop[]>
}

export interface CurrentVariant {
  id: string
  /** One value for each of the product's options; empty where there is only one variant. */
  options: readonly string[]
  /** Minor units, after sales. */
  price: number
  isInStock: boolean
}

/** A source as it is now: prices and stock are never older than the question. */
export interface CurrentSource extends KnowledgeSource {
  /** Null for everything but products. */
  product: { listed: ListedProduct; variants: readonly CurrentVariant[] } | null
}

/** Understood from a question and applied to data. Amounts are minor units, both included. */
export interface ProductFilters {
  minPrice?: number
  maxPrice?: number
  inStock?: boolean
  onSale?: boolean
  /** A category's slug. */
  category?: string
  /** `Diet=Vegan`. Values of one name are alternatives, and every name has to match. */
  attributes?: readonly string[]
}

/** What can be filtered by. */
export interface ShopVocabulary {
  /** ISO 4217. */
  currency: string
  language: string
  categories: readonly { slug: string; title: string }[]
  attributes: readonly { name: string; values: readonly string[] }[]
}

/** What the assistant asks while somebody waits for an answer. */
export interface ShopFacts {
  vocabulary(ownerId: string): Promise<ShopVocabulary>
  /** Ids of the published products that pass all filters. */
  narrowed(ownerId: string, filters: ProductFilters): Promise<ReadonlySet<string>>
  /** Those that customers can see now; others are left out. By `refKey`. */
  current(ownerId: string, refs: readonly SourceRef[]): Promise<ReadonlyMap<string, CurrentSource>>
}
