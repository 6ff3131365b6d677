/** First and last byte, both included. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * The range that a request asks for (RFC 9110, 14.2): null for all bytes, also where it asks for several ranges or in
 * another unit, and `unsatisfiable` for one that begins behind the last byte.
 */
export function byteRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const start = Math.max(0, length - Number(last))
    return start < length ? { start, end: length - 1 } : 'unsatisfiable'
  }
  const [start, end] = [Number(first), last === '' ? length - 1 : Math.min(Number(last), length - 1)]
  if (last !== '' && Number(last) < start) return null
  return start < length ? { start, end } : 'unsatisfiable'
}
