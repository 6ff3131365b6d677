// Reads a position that somebody typed or pasted from a map.

export interface TypedPosition {
  latitude: number
  longitude: number
}

const PART = /([+\-−]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWO])?/giu

/** `52.52, 13.4`, `52,52 13,4`, `33.9° S, 151.2° E`; null for anything else and for what is not on Earth. */
export function readPosition(text: string): TypedPosition | null {
  // A comma with a space behind it separates; one between digits is a decimal comma.
  const plain = text.trim().replace(/,\s+|;/g, ' ')
  const dotted = /^[^ ]*\d,\d[^ ]* +[^ ]*$/.test(plain) || / /.test(plain) ? plain : plain.replace(',', ' ')
  const parts = [...dotted.matchAll(PART)]
  if (parts.length !== 2 || dotted.replace(PART, '').trim() !== '') return null
  const [latitude, longitude] = parts.map(([, digits = '', side = '']) => {
    const value = Number(digits.replace(',', '.').replace('−', '-'))
    return /[SW]/i.test(side) ? -Math.abs(value) : value
  })
  if (latitude === undefined || longitude === undefined) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
