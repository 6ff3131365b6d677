// Rows that stand together become products.

import { slugFrom } from '../../../platform/slug.ts'
import { skuKey } from '../../products/check-product.ts'
import type { ImportRow } from '../schemas.ts'
import { addProblem, type Money, type SourceRow, wordOf } from './cell-reader.ts'
import { type ReadProduct, readProduct } from './read-product.ts'

/** The rows of one product. */
export interface ReadGroup {
  rows: Omit<ImportRow, 'outcome'>[]
  /** Null where any row is wrong: a product is taken as a whole, or not at all. */
  product: ReadProduct | null
}

const MOST_VARIANTS = 100
/** Letters of a title or a SKU in the report. */
const SHOWN = 160

/** Rows that stand together and belong to one product. */
export function* groupsOf(rows: Iterable<SourceRow>, money: Money): Generator<ReadGroup> {
  const firstRows = new Map<string, number>()
  const skus = new Map<string, number>()
  let open: { slug: string; rows: SourceRow[] } | null = null
  for (const row of rows) {
    const slug = slugOf(row)
    checkSku(row, skus)
    if (open && (open.slug !== slug || slug === '')) {
      yield* close(open, money)
      open = null
    }
    if (open) open.rows.push(row)
    else {
      const first = firstRows.get(slug)
      if (slug !== '' && first !== undefined)
        addProblem(row, 'slug', `stands apart from the other rows of this product, from row ${first} on`)
      firstRows.set(slug, first ?? row.row)
      open = { slug, rows: [row] }
    }
  }
  if (open) yield* close(open, money)
}

function slugOf(row: SourceRow): string {
  const word = wordOf(row, 'slug')
  const slug = word ?? slugFrom(wordOf(row, 'title') ?? '', '')
  if (slug === '') addProblem(row, 'slug', 'is missing')
  else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 120)
    addProblem(row, 'slug', 'may have lower-case letters, digits and single hyphens between them only')
  return slug
}

function checkSku(row: SourceRow, skus: Map<string, number>): void {
  const key = skuKey(row.cells.get('sku') ?? '')
  if (key === '') return
  const first = skus.get(key)
  if (first === undefined) skus.set(key, row.row)
  else addProblem(row, 'sku', `is the SKU of row ${first}, too`)
}

function* close({ slug, rows }: { slug: string; rows: SourceRow[] }, money: Money): Generator<ReadGroup> {
  const [first, ...others] = rows
  if (!first) return
  if (rows.length > MOST_VARIANTS) {
    addProblem(
      first,
      'slug',
      `is that of ${rows.length} rows, and a product has at most ${MOST_VARIANTS} variants`,
    )
    for (let start = 0; start < rows.length; start += MOST_VARIANTS)
      yield { rows: rows.slice(start, start + MOST_VARIANTS).map(reported), product: null }
    return
  }
  const product = readProduct(slug, [first, ...others], money)
  const isWrong = rows.some(({ problems }) => problems.length > 0)
  yield { rows: rows.map(reported), product: isWrong ? null : product }
}

const reported = (row: SourceRow): ReadGroup['rows'][number] => ({
  row: row.row,
  title: (row.cells.get('title') ?? '').slice(0, SHOWN).toWellFormed(),
  sku: (row.cells.get('sku') ?? '').trim().slice(0, SHOWN).toWellFormed(),
  problems: row.problems,
})
