import { invalid, StorageError } from './errors.ts'

/** The inclusive range of bytes that an upload may have in total. */
export interface SizeRange {
  min: number
  max: number
}

/**
 * Parses `x-goog-content-length-range: MIN,MAX`.
 * Source: https://cloud.google.com/storage/docs/xml-api/reference-headers#xgoogcontentlengthrange
 */
export function parseSizeRange(header: string | undefined): SizeRange | null {
  if (header === undefined) return null
  const match = /^\s*(\d{1,15})\s*,\s*(\d{1,15})\s*$/.exec(header)
  const range = { min: Number(match?.[1]), max: Number(match?.[2]) }
  if (!match || range.min > range.max) throw invalid(`Invalid x-goog-content-length-range: ${header}`)
  return range
}

export function refuseLarger(size: number, range: SizeRange | null) {
  if (range === null || size <= range.max) return
  throw outside('EntityTooLarge', 'larger than the maximum', 'exceeds upper bound on range')
}

export function refuseSmaller(size: number, range: SizeRange | null) {
  if (range === null || size >= range.min) return
  throw outside('EntityTooSmall', 'smaller than the minimum', 'smaller than lower bound on range')
}

function outside(code: string, comparison: string, details: string): StorageError {
  return new StorageError({
    status: 400,
    reason: 'invalid',
    code,
    message: `Your proposed upload is ${comparison} object size specified in your Policy Document.`,
    details: `Content-length ${details}`,
  })
}
