// What an assistant may say about a shop: everything that customers see, as texts. The shapes are those that
// `services/assistant/knowledge/shop-knowledge.ts` asks for; whoever passes them on proves that they fit.
import type { SourceRef } from '../../assistant/knowledge/schemas.ts'
import type { Changed } from '../catalogue/changed-records.ts'
import { shownCategory, shownFaq, shownPage } from '../catalogue/shown.ts'
import type { CategoryRecord } from '../categories/record.ts'
import type { FaqRecord } from '../faqs/record.ts'
import type { PageRecord } from '../pages/record.ts'
import { isPublic, type ProductRecord } from '../products/record.ts'

export interface ShopSource {
  ref: SourceRef
  title: string
  /** Markdown. */
  text: string
  attributes: ProductRecord['attributes']
  options: ProductRecord['options']
  categories: string[]
  path: string
}

export interface ChangedShopSource {
  ref: SourceRef
  /** Null for what customers do not see, or no longer. */
  source: ShopSource | null
}

/** Titles of the categories that customers see, by their ids. */
export type CategoryTitles = ReadonlyMap<string, string>

export function productSource(
  { id, value }: Changed<ProductRecord>,
  titles: CategoryTitles,
): ChangedShopSource {
  const ref: SourceRef = { kind: 'product', id }
  if (!value || !isPublic(value)) return { ref, source: null }
  const { title, slug, description, attributes, options, categoryIds } = value
  const categories = categoryIds.map((each) => titles.get(each)).filter((each) => each !== undefined)
  const path = `/products/${slug}`
  return { ref, source: { ref, title, text: description, attributes, options, categories, path } }
}

export function categorySource(changed: Changed<CategoryRecord>): ChangedShopSource {
  const { id, shown } = shownCategory(changed)
  const ref: SourceRef = { kind: 'category', id }
  if (!shown) return { ref, source: null }
  const { title, slug, description } = shown
  return { ref, source: { ...plain, ref, title, text: description, path: `/categories/${slug}` } }
}

export function faqSource(changed: Changed<FaqRecord>): ChangedShopSource {
  const { id, shown } = shownFaq(changed)
  const ref: SourceRef = { kind: 'faq', id }
  if (!shown) return { ref, source: null }
  return { ref, source: { ...plain, ref, title: shown.question, text: shown.answer, path: `/faq#${id}` } }
}

export function pageSource(changed: Changed<PageRecord>): ChangedShopSource {
  const { id, shown } = shownPage(changed)
  const ref: SourceRef = { kind: 'page', id }
  if (!shown || shown.body.trim() === '') return { ref, source: null }
  const { title, body, kind } = shown
  return { ref, source: { ...plain, ref, title, text: body, path: `/pages/${kind}` } }
}

/** What only products have. */
const plain = { attributes: [], options: [], categories: [] }
