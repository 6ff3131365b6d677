// A quota as an administrator types it.

const GIGABYTE = 1024 ** 3
const LARGEST = 1024 ** 2

/** Bytes; null for an empty text, which means what everybody may store; undefined for what is no number of gigabytes. */
export function readGigabytes(text: string): number | null | undefined {
  const number = text.trim().replace(',', '.')
  if (number === '') return null
  if (!/^\d*\.?\d+$/.test(number) || Number(number) > LARGEST) return undefined
  return Math.round(Number(number) * GIGABYTE)
}

/** With as many digits as bring the same bytes back. */
export const writeGigabytes = (bytes: number): string => (bytes / GIGABYTE).toFixed(10).replace(/\.?0+$/, '')
