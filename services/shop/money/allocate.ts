import { divided } from './rounding.ts'

/**
 * Splits an amount by weights so that the parts add up to it exactly: each gets its share rounded down, and what is
 * left goes, one by one, to those whose shares were cut most. Of equals the first comes first. Throws RangeError for
 * negative or fractional input, and when there is something to split but nothing to split it by.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (amount === 0 && weights.every((weight) => weight === 0)) return weights.map(() => 0)
  if (whole === 0) throw new RangeError('There is nothing to split an amount by')
  const shares = weights.map((weight) => divided(amount, weight, whole))
  const parts = shares.map(({ quotient }) => quotient)
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  const cutMost = shares
    .map(({ remainder }, index) => ({ remainder, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of cutMost.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
