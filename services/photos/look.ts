// Compares how photos look by their perceptual hashes: 64 bits, as 16 hex digits.

/** A look as two halves of 32 bits, for comparing many. */
export interface LookBits {
  high: number
  low: number
}

export const lookBits = (look: string): LookBits => ({
  high: Number.parseInt(look.slice(0, 8), 16),
  low: Number.parseInt(look.slice(8), 16),
})

export const bitsApart = (a: LookBits, b: LookBits): number => ones(a.high ^ b.high) + ones(a.low ^ b.low)

/** Bits in which two looks differ, 0 to 64. */
export const lookDistance = (a: string, b: string): number => bitsApart(lookBits(a), lookBits(b))

function ones(word: number): number {
  let count = 0
  for (let bits = word; bits !== 0; bits &= bits - 1) count += 1
  return count
}

export const BANDS = ['a', 'b', 'c', 'd'] as const
export type Band = (typeof BANDS)[number]

/** Hex digits of a band: 16 bits. */
export const BAND_DIGITS = 4

/**
 * The look, turned so that it begins with each of its four bands. Sorted by one of them, photos that share the band
 * stand side by side. Two looks that differ in at most three bits share a band, because the fourth has none of them.
 */
export const lookBands = (look: string): Record<Band, string> => {
  const turned = (by: number) => look.slice(by * BAND_DIGITS) + look.slice(0, by * BAND_DIGITS)
  return { a: turned(0), b: turned(1), c: turned(2), d: turned(3) }
}
