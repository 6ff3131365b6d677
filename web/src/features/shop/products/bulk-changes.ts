// Prices and stock of many variants changed by one rule: what becomes of each, before anything is sent.

import { MAX_AMOUNT } from '../../../../../services/shop/money/schemas.ts'
import type { Product, Variant } from '../../../../../services/shop/products/schemas.ts'
import type { VariantChange } from '../data/products-data.ts'
import { type VariantEdit, valuesBefore, withPrice } from './variant-edits.ts'

/** Basis points of a percentage, minor units of an amount, pieces of a stock; all may be negative. */
export interface BulkRule {
  what: 'price' | 'stock'
  how: 'percent' | 'add' | 'set'
  value: number
  /** Shows the old price crossed out where the new one is lower. */
  keepsOldPrice: boolean
}

export interface BulkRow {
  productId: string
  variant: Variant
  title: string
  before: number
  after: number
  edit: VariantEdit
}

export interface BulkPlan {
  rows: BulkRow[]
  /** Variants that the rule would bring below zero or too high. */
  impossible: BulkRow[]
  /** How many it leaves as they are. */
  untouched: number
}

const MOST_PIECES = 1_000_000

/** Half up, exactly: amounts times basis points may exceed what a number holds. */
const scaled = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(10_000 + basisPoints) * 2n + 10_000n) / 20_000n)

function valueAfter(before: number, { how, value }: BulkRule): number {
  if (how === 'set') return value
  if (how === 'add') return before + value
  return value < -10_000 ? -1 : scaled(before, value)
}

function editOf(variant: Variant, after: number, { what, keepsOldPrice }: BulkRule): VariantEdit {
  if (what === 'stock') return { onHand: after }
  if (keepsOldPrice && after < variant.price && variant.compareAt === null)
    return { price: after, compareAt: variant.price }
  return withPrice(variant, after)
}

export function planChanges(products: readonly Product[], rule: BulkRule): BulkPlan {
  const most = rule.what === 'price' ? MAX_AMOUNT : MOST_PIECES
  const plan: BulkPlan = { rows: [], impossible: [], untouched: 0 }
  for (const { id, title, variants } of products)
    for (const variant of variants) {
      const before = rule.what === 'price' ? variant.price : variant.onHand
      // A stock that is not counted stays so, unless it is set.
      if (before === null && rule.how !== 'set') {
        plan.untouched += 1
        continue
      }
      const after = valueAfter(before ?? 0, rule)
      const row = {
        productId: id,
        variant,
        title: [title, ...variant.options].join(', '),
        before: before ?? 0,
        after,
        edit: editOf(variant, after, rule),
      }
      if (after < 0 || after > most) plan.impossible.push(row)
      else if (after === before) plan.untouched += 1
      else plan.rows.push(row)
    }
  return plan
}

export const changesOf = ({ rows }: BulkPlan): VariantChange[] =>
  rows.map(({ productId, variant, edit }) => ({ productId, variantId: variant.id, ...edit }))

/** The changes that bring everything back. */
export const changesBack = ({ rows }: BulkPlan): VariantChange[] =>
  rows.map(({ productId, variant, edit }) => ({
    productId,
    variantId: variant.id,
    ...valuesBefore(variant, edit),
  }))

/** Basis points; null for what is no percentage. `-12,5` is −12.5 %. */
export function readPercent(text: string): number | null {
  const match = /^([+-]?)(\d{1,4})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim().replace('−', '-'))
  if (!match) return null
  const [, sign, whole = '', part = ''] = match
  const points = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return sign === '-' && points > 0 ? -points : points
}
