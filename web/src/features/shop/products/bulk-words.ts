import { readAmount } from '../money/amounts.ts'
import { readPercent } from './bulk-changes.ts'

type What = 'price' | 'stock'
type How = 'percent' | 'add' | 'set'

export const HOW: Record<What, readonly { value: How; label: string }[]> = {
  price: [
    { value: 'percent', label: 'By percent' },
    { value: 'add', label: 'By amount' },
    { value: 'set', label: 'Set to' },
  ],
  stock: [
    { value: 'add', label: 'Add or take' },
    { value: 'percent', label: 'By percent' },
    { value: 'set', label: 'Set to' },
  ],
}

interface Words {
  label: string
  hint: string
  problem: string
}

const PERCENT: Words = {
  label: 'Percent',
  hint: '-10 makes everything a tenth less, 5 a twentieth more.',
  problem: 'Enter a percentage with at most two decimals, such as -10',
}

export const VALUE_WORDS: Record<What, Record<How, Words>> = {
  price: {
    percent: PERCENT,
    add: {
      label: 'Amount',
      hint: 'With a minus sign for less, such as -0.50.',
      problem: "Enter an amount in the shop's currency, such as -0.50",
    },
    set: {
      label: 'New price',
      hint: 'For every variant.',
      problem: "Enter an amount in the shop's currency",
    },
  },
  stock: {
    percent: PERCENT,
    add: {
      label: 'Pieces',
      hint: 'With a minus sign to take away. What is not counted stays so.',
      problem: 'Enter a whole number, such as 12 or -3',
    },
    set: { label: 'Pieces', hint: 'For every variant.', problem: 'Enter a whole number' },
  },
}

/** Null for what cannot be read. */
export function readValue(
  text: string,
  { what, how, currency }: { what: What; how: How; currency: string },
): number | null {
  if (how === 'percent') return readPercent(text)
  const plain = text.trim().replace('−', '-')
  const isLess = how === 'add' && plain.startsWith('-')
  const size = how === 'add' ? plain.replace(/^[+-]\s*/, '') : plain
  const value = what === 'price' ? readAmount(size, currency) : /^\d{1,7}$/.test(size) ? Number(size) : null
  return value !== null && isLess && value > 0 ? -value : value
}
