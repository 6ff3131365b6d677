import { invalid } from './errors.ts'

/** What one PUT to a resumable session says about its bytes. Offsets are in bytes and inclusive. */
export type ContentRange =
  /** Asks how much is stored. With a total that is already stored, it also finishes the upload. */
  | { kind: 'query'; total: number | null }
  /**
   * A null `end` means up to the end of the request. `last` means that this request brings the rest, whatever its
   * length.
   */
  | { kind: 'bytes'; start: number; end: number | null; total: number | null; last: boolean }

const RANGE = /^bytes (?:(\d{1,15})-(\d{1,15}|\*)|\*)\/(\d{1,15}|\*)$/

/**
 * Parses a Content-Range header. A request without one carries the whole object.
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
