// The gallery's filters, which are kept in the address so that a view can be saved and shared.
import type { PhotoQuery } from '../../../../../services/photos/list-schemas.ts'
import type { PhotoStatus } from '../../../../../services/photos/schemas.ts'

export interface Filters {
  q?: string
  from?: string
  to?: string
  tag?: string
  camera?: string
  format?: string
  status?: PhotoStatus
  favourite?: true
  rating?: number
  sort?: 'taken' | 'added' | 'title'
  order?: 'asc' | 'desc'
}

/** The props of every control above the gallery. */
export interface FiltersProps {
  filters: Filters
  onChange(filters: Filters): void
}

const STATUSES: readonly string[] = ['uploading', 'processing', 'ready', 'rejected'] satisfies PhotoStatus[]
const SORTS: readonly string[] = ['taken', 'added', 'title']

/** An address can contain anything, so invalid values are dropped, and defaults too. */
export function parseFilters(search: Record<string, unknown>): Filters {
  const filters: Filters = {}
  for (const key of ['q', 'tag', 'camera', 'format'] as const) {
    const value = asText(search[key])
    if (value) filters[key] = value
  }
  for (const key of ['from', 'to'] as const) {
    const value = search[key]
    if (typeof value === 'string' && isDay(value)) filters[key] = value
  }
  if (STATUSES.includes(String(search.status))) filters.status = search.status as PhotoStatus
  if (String(search.favourite) === 'true') filters.favourite = true
  const rating = Number(search.rating)
  if (Number.isInteger(rating) && rating >= 1 && rating <= 5) filters.rating = rating
  const sort = String(search.sort)
  if (SORTS.includes(sort) && sort !== 'taken') filters.sort = sort as 'added' | 'title'
  const natural = filters.sort === 'title' ? 'asc' : 'desc'
  if ((search.order === 'asc' || search.order === 'desc') && search.order !== natural)
    filters.order = search.order
  return filters
}

export function toQuery(filters: Filters): PhotoQuery {
  const sort = filters.sort ?? 'taken'
  return { ...filters, sort, order: filters.order ?? (sort === 'title' ? 'asc' : 'desc') }
}

/** Writes `?q=…` with the keys in a fixed order. */
export function queryString(query: PhotoQuery): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) params.set(key, String(value))
  params.sort()
  return params.size ? `?${params}` : ''
}

/**
 * Whether photos are in capture order and filtered by nothing but days, so that the counts per day determine the
 * timeline's shape.
 */
export function isWholeTimeline(filters: Filters): boolean {
  const { from: _from, to: _to, order: _order, ...rest } = filters
  return Object.keys(rest).length === 0
}

/** The number of active filters; sorting does not count. */
export function countFilters({ sort: _sort, order: _order, ...filters }: Filters): number {
  return Object.keys(filters).length
}

function asText(value: unknown): string {
  // The router reads `?tag=2024` as a number.
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
}

export function without(filters: Filters, key: keyof Filters): Filters {
  const { [key]: _gone, ...rest } = filters
  return rest
}
