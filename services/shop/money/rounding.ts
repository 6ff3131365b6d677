// Arithmetic of whole amounts that is exact at every size, because none of it is done with fractions.

/**
 * `amount` times `numerator` / `denominator`, rounded half up. All of them are whole and not negative. Throws
 * RangeError for anything else.
 */
export function proportion(amount: number, numerator: number, denominator: number): number {
  const { quotient, remainder } = divided(amount, numerator, denominator)
  return remainder * 2n >= BigInt(denominator) ? quotient + 1 : quotient
}

/** `amount` times `numerator` / `denominator`, rounded down, and what is left of it in parts of the denominator. */
export function divided(
  amount: number,
  numerator: number,
  denominator: number,
): { quotient: number; remainder: bigint } {
  for (const each of [amount, numerator, denominator])
    if (!Number.isSafeInteger(each) || each < 0) throw new RangeError(`${each} is not a whole amount`)
  if (denominator === 0) throw new RangeError('Nothing can be divided by zero')
  // The product may be beyond 2^53, where numbers are no longer exact.
  const product = BigInt(amount) * BigInt(numerator)
  const divisor = BigInt(denominator)
  return { quotient: Number(product / divisor), remainder: product % divisor }
}
