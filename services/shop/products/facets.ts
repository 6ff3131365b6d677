// What the maker's list of products can be narrowed by. A query asks for one facet; what else is wanted is looked at.
import { indexedPrefix, prefixesOf, wordSearch, wordsOf } from '../../platform/words.ts'
import type { ProductFacts } from './record.ts'
import type { ProductQuery } from './schemas.ts'

type Filters = Pick<ProductQuery, 'status' | 'categoryId' | 'q' | 'trashed'>

const binOf = (isTrashed: boolean) => (isTrashed ? 'trash' : 'products')

const searchedTexts = ({ title, variants }: ProductFacts) => [title, ...variants.map(({ sku }) => sku)]

/** Status and category together need no looking through, so each pair is a facet, too. */
export function facetsOf(product: ProductFacts): string[] {
  if (product.state === 'deleting') return []
  const { status, categoryIds, trashedAt } = product
  const bin = binOf(trashedAt !== null)
  return [
    bin,
    `${bin}|status:${status}`,
    ...categoryIds.flatMap((id) => [`${bin}|category:${id}`, `${bin}|status:${status}|category:${id}`]),
    ...prefixesOf(searchedTexts(product)).map((prefix) => `${bin}|word:${prefix}`),
  ]
}

/** The facet that a query asks for. */
export function leadingFacet({ status, categoryId, q = '', trashed = false }: Filters): string {
  const bin = binOf(trashed)
  const [longest = ''] = wordsOf(q).sort((a, b) => b.length - a.length)
  if (q.trim() !== '') return `${bin}|word:${indexedPrefix(longest)}`
  const parts = [
    ...(status === undefined ? [] : [`status:${status}`]),
    ...(categoryId === undefined ? [] : [`category:${categoryId}`]),
  ]
  return [bin, ...parts].join('|')
}

export const needsLookingThrough = ({ q = '' }: Filters): boolean => q.trim() !== ''

/** Checks products against filters that the leading facet leaves open. */
export function createMatching({ status, categoryId, q = '' }: Filters) {
  const { isIn } = wordSearch(q)
  return (product: ProductFacts): boolean =>
    (status === undefined || product.status === status) &&
    (categoryId === undefined || product.categoryIds.includes(categoryId)) &&
    isIn(searchedTexts(product))
}
