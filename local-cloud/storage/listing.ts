import type { Database } from './database.ts'
import { invalid } from './errors.ts'
import { MAX_PAGE } from './limits.ts'
import { fromRow } from './objects.ts'
import type { StoredObject } from './stored-object.ts'

export interface ListQuery {
  bucket: string
  prefix: string
  delimiter: string
  /** Inclusive and exclusive bounds of the names; '' for none. */
  startOffset: string
  endOffset: string
  includeTrailingDelimiter: boolean
  which: 'live' | 'versions' | 'soft-deleted'
  maxResults: number
  pageToken: string | null
  /** Milliseconds; versions purged by then are not listed. */
  now: number
}

export interface Page {
  items: StoredObject[]
  prefixes: string[]
  nextPageToken: string | null
}

// The last code point: in UTF-8 order, no text that starts with a prefix comes after the prefix followed by this.
const LAST = '\u{10ffff}'

interface Position {
  name: string
  generation: number
}

/**
 * Lists objects in the order of their names' UTF-8 bytes, which is also SQLite's order.
 * Source: https://cloud.google.com/storage/docs/json_api/v1/objects/list
 */
export function createListing(database: Database) {
  const states = {
    live: `state = 'live'`,
    versions: `state IN ('live', 'noncurrent')`,
    'soft-deleted': `state = 'soft-deleted' AND purge > :now`,
  }
  const select = (condition: string) =>
    database.prepare(
      `SELECT * FROM objects WHERE bucket = :bucket AND (name, generation) > (:name, :generation)
         AND name >= :lowest AND name < :highest AND ${condition} ORDER BY name, generation LIMIT :limit`,
    )
  const statements = {
    live: select(states.live),
    versions: select(states.versions),
    'soft-deleted': select(states['soft-deleted']),
  }

  return function list(query: ListQuery): Page {
    const { prefix, delimiter, bucket, which, now } = query
    const [lowest = ''] = [prefix, query.startOffset].sort(compareUtf8).reverse()
    const [highest = ''] = [prefix + LAST, query.endOffset || LAST].sort(compareUtf8)
    const items: StoredObject[] = []
    const prefixes: string[] = []
    let position: Position =
      query.pageToken === null ? { name: '', generation: -1 } : decodeToken(query.pageToken)

    for (;;) {
      const left = query.maxResults - items.length - prefixes.length
      // One row more than wanted shows whether there is another page.
      const bounds = { bucket, lowest, highest, limit: left + 1, ...position }
      const rows = statements[which].all(which === 'soft-deleted' ? { ...bounds, now } : bounds)
      let skipped = false
      for (const row of rows) {
        if (items.length + prefixes.length === query.maxResults) {
          return { items, prefixes, nextPageToken: encodeToken(position) }
        }
        const object = fromRow(row) as StoredObject
        const cut = delimiter === '' ? -1 : object.name.indexOf(delimiter, prefix.length)
        if (cut < 0) {
          items.push(object)
          position = { name: object.name, generation: object.generation }
          continue
        }
        const group = object.name.slice(0, cut + delimiter.length)
        if (query.includeTrailingDelimiter && object.name === group) items.push(object)
        prefixes.push(group)
        // The rest of the group is skipped, however large it is.
        position = { name: group + LAST, generation: Number.MAX_SAFE_INTEGER }
        skipped = true
        break
      }
      if (!skipped) return { items, prefixes, nextPageToken: null }
    }
  }
}

export function readListQuery(bucket: string, query: URLSearchParams, now: number): ListQuery {
  const maxResults = Number(query.get('maxResults') ?? MAX_PAGE)
  if (!Number.isInteger(maxResults) || maxResults < 0) throw invalid('Invalid value for maxResults.')
  const flag = (name: string) => query.get(name) === 'true'
  return {
    bucket,
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    startOffset: query.get('startOffset') ?? '',
    endOffset: query.get('endOffset') ?? '',
    includeTrailingDelimiter: flag('includeTrailingDelimiter'),
    which: flag('softDeleted') ? 'soft-deleted' : flag('versions') ? 'versions' : 'live',
    maxResults: maxResults === 0 ? MAX_PAGE : Math.min(maxResults, MAX_PAGE),
    pageToken: query.get('pageToken') || null,
    now,
  }
}

function encodeToken({ name, generation }: Position): string {
  return Buffer.from(JSON.stringify([name, generation])).toString('base64url')
}

function decodeToken(token: string): Position {
  try {
    const [name, generation]: unknown[] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
    if (typeof name === 'string' && typeof generation === 'number') return { name, generation }
  } catch {
    // An unreadable token is answered below, like every other invalid one.
  }
  throw invalid('Invalid page token.')
}

function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
