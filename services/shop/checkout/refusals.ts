// Why an order is refused, in words and fields that the customer's page can show beside what is meant.
import { AppError, type FieldError } from '../../platform/errors.ts'
import type { Priced, PricedLine, Problem } from '../pricing/schemas.ts'
import type { Shortage } from '../stock/reserving.ts'

const STOCK_PROBLEMS: readonly Problem['kind'][] = ['sold-out', 'less-stock']

/** Null when nothing has changed since the customer saw the total. */
export function changedCart(
  { lines, totals, problems }: Pick<Priced, 'lines' | 'totals' | 'problems'>,
  expectedTotal: number,
): AppError | null {
  const errors = problems.map((problem) => ({ field: fieldOf(problem, lines), message: problem.message }))
  if (errors.length > 0 && problems.every(({ kind }) => STOCK_PROBLEMS.includes(kind))) return soldOut(errors)
  if (totals.total !== expectedTotal)
    errors.push({ field: 'expectedTotal', message: `is ${totals.total} now` })
  return errors.length === 0 ? null : cartChanged(errors)
}

/** Lines and codes that somebody else took in the same moment. */
export function takenMeanwhile(shortages: readonly Shortage[], lines: readonly PricedLine[]): AppError {
  const codes = shortages.flatMap((each) => (each.kind === 'use' ? [each.code] : []))
  if (codes.length > 0)
    return cartChanged(
      [...new Set(codes)].map((code) => ({ field: 'codes', message: `The code ${code} is used up` })),
    )
  return soldOut(
    shortages.flatMap((shortage) =>
      shortage.kind !== 'units'
        ? []
        : lines.flatMap(({ variantId, title }, at) =>
            variantId === shortage.variantId
              ? [{ field: `lines.${at}.quantity`, message: shortWords(title, shortage.available) }]
              : [],
          ),
    ),
  )
}

const shortWords = (title: string, left: number) =>
  left === 0 ? `“${title}” is sold out` : `Only ${left} of “${title}” are left`

const soldOut = (errors: FieldError[]) =>
  new AppError('conflict', errors[0]?.message ?? 'It is sold out', { reason: 'sold-out', errors })

const cartChanged = (errors: FieldError[]) =>
  new AppError('conflict', 'Something has changed since you last looked. Nothing was ordered.', {
    reason: 'cart-changed',
    errors,
  })

function fieldOf({ lineId, code, kind }: Problem, lines: readonly PricedLine[]): string {
  const at = lines.findIndex(({ id }) => id === lineId)
  if (at >= 0) return `lines.${at}`
  if (lineId !== null) return 'lines'
  if (code !== '') return 'codes'
  return kind === 'no-shipping' || kind === 'shipping-gone' ? 'shippingMethodId' : 'lines'
}
