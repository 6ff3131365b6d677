// Postings in a page's JSON-LD: in arrays, graphs and other things, with references, among blocks about the site.
import { codeOf, type Element, findAll } from './html-tree.ts'
import { isObject, listOf } from './plain-words.ts'
import { parseTolerantly } from './tolerant-json.ts'

type Data = Record<string, unknown>

/** Blocks and values that are looked at; pages have a handful. */
const MAX_BLOCKS = 100
const MAX_VALUES = 50_000
const MAX_REFERENCES = 3

/** All job postings of the page, in its order, with references resolved. */
export function jobPostingsOf(page: Element): Data[] {
  const scripts = findAll(
    page,
    ({ tag, attributes }) => tag === 'script' && /ld\+json/i.test(attributes.type ?? ''),
  )
    .map(codeOf)
    .filter((code) => code.trim() !== '')
  // Blocks with a posting first, so that a flood of others does not hide it.
  const mentioning = scripts.filter((code) => code.includes('JobPosting'))
  if (mentioning.length === 0) return []
  const others = scripts.filter((code) => !code.includes('JobPosting'))
  const values = [...mentioning, ...others].slice(0, MAX_BLOCKS).map(parseTolerantly)
  return postingsIn(values)
}

/** All job postings anywhere in values. */
export function postingsIn(values: unknown[]): Data[] {
  const postings: Data[] = []
  const known = new Map<string, Data>()
  const waiting: unknown[] = [...values].reverse()
  for (let seen = 0; waiting.length > 0 && seen < MAX_VALUES; seen++) {
    const value = waiting.pop()
    if (Array.isArray(value)) {
      for (let index = Math.min(value.length, MAX_VALUES) - 1; index >= 0; index--) waiting.push(value[index])
      continue
    }
    if (!isObject(value)) continue
    const id = value['@id']
    if (typeof id === 'string' && Object.keys(value).length > 1 && !known.has(id)) known.set(id, value)
    if (isJobPosting(value)) postings.push(value)
    for (const inner of Object.values(value).reverse())
      if (typeof inner === 'object' && inner !== null) waiting.push(inner)
  }
  return postings.map((posting) => resolve(posting, known, MAX_REFERENCES) as Data)
}

export const isJobPosting = (value: Data) =>
  listOf(value['@type']).some(
    (type) => typeof type === 'string' && /(?:^|[/:#])JobPosting$/.test(type.trim()),
  )

/** Puts what an `@id` stands for in its place, a few levels deep: references may go round. */
function resolve(value: unknown, known: Map<string, Data>, levels: number): unknown {
  if (levels < 0) return value
  if (Array.isArray(value)) return value.slice(0, 500).map((entry) => resolve(entry, known, levels))
  if (!isObject(value)) return value
  const id = value['@id']
  const isReference =
    typeof id === 'string' && Object.keys(value).every((key) => key === '@id' || key === '@type')
  const meant = isReference ? (known.get(id) ?? value) : value
  return Object.fromEntries(
    Object.entries(meant).map(([key, inner]) => [
      key,
      key === 'description' ? inner : resolve(inner, known, levels - 1),
    ]),
  )
}
