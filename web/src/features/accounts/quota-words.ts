// Converts a quota from and to the text that an administrator types.

const GIGABYTE = 1024 ** 3
const LARGEST = 1024 ** 2

/**
 * Bytes; null for an empty text, which means the default quota; undefined for text that is not a number of gigabytes.
 */
export function readGigabytes(text: string): number | null | undefined {
  const number = text.trim().replace(',', '.')
  if (number === '') return null
  if (!/^\d*\.?\d+$/.test(number) || Number(number) > LARGEST) return undefined
  return Math.round(Number(number) * GIGABYTE)
}

/** Uses as many digits as are needed to read back the same number of bytes. */
export const writeGigabytes = (bytes: number): string => (bytes / GIGABYTE).toFixed(10).replace(/\.?0+$/, '')
