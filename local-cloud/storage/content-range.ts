import { invalid } from './errors.ts'

/** What one PUT to a resumable session says about its bytes. Offsets in bytes, inclusive. */
export type ContentRange =
  /** Asks how much is kept. With a total that is already kept, it also finishes the upload. */
  | { kind: 'query'; total: number | null }
  /** `end` null: up to the end of the request. `last`: this request brings the rest, however much that is. */
  | { kind: 'bytes'; start: number; end: number | null; total: number | null; last: boolean }

const RANGE = /^bytes (?:(\d{1,15})-(\d{1,15}|\*)|\*)\/(\d{1,15}|\*)$/

/**
 * Reads a Content-Range header. A request without one carries the whole object.
 * Source: https://cloud.google.com/storage/docs/performing-resumable-uploads
 */
export function parseContentRange(header: string | undefined): ContentRange {
  if (header === undefined) return { kind: 'bytes', start: 0, end: null, total: null, last: true }
  const match = RANGE.exec(header)
  if (!match) throw invalid('Failed to parse Content-Range header.')

  const total = match[3] === '*' ? null : Number(match[3])
  if (match[1] === undefined) return { kind: 'query', total }

  const start = Number(match[1])
  const end = match[2] === '*' ? null : Number(match[2])
  if (end !== null && (end < start || (total !== null && end >= total))) {
    throw invalid('Failed to parse Content-Range header.')
  }
  const last = end === null || (total !== null && end === total - 1)
  return { kind: 'bytes', start, end, total, last }
}
