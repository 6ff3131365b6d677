// Pieces as people type them. An empty field means that the stock is not counted.

const MOST = 1_000_000

/** Null for a stock that is not counted, undefined for what is no number of pieces. */
export function readQuantity(text: string): number | null | undefined {
  const plain = text.trim()
  if (plain === '' || plain === '∞') return null
  if (!/^\d{1,7}$/.test(plain)) return undefined
  const quantity = Number(plain)
  return quantity <= MOST ? quantity : undefined
}

export const quantityText = (quantity: number | null): string => (quantity === null ? '' : String(quantity))

export const QUANTITY_PROBLEM =
  'Enter a whole number up to 1,000,000, or nothing for a stock that is not counted'
