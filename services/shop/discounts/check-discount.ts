// What is wrong with a discount beyond its shape. All of these throw AppError `invalid` naming the field.
import { AppError } from '../../platform/errors.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import type { DiscountFacts } from './record.ts'

/** Basis points of everything. */
const ALL = 10_000

export const wrong = (field: string, message: string) =>
  new AppError('invalid', `${field} ${message}`, { errors: [{ field, message }] })

export function checkDiscount(discount: DiscountFacts): void {
  const { title, kind, code, value, startsAt, endsAt, maxUses, maxUsesPerCustomer } = discount
  if (isBlank(title)) throw wrong('title', 'is empty')
  checkOneLine({ title })
  if (kind === 'percentage' && value > ALL) throw wrong('value', 'must be at most 10000, which is 100 %')
  if (kind === 'free-shipping' && value !== 0) throw wrong('value', 'must be 0 for free shipping')
  if (kind !== 'free-shipping' && value === 0) throw wrong('value', 'must be more than 0')
  if (startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt))
    throw wrong('endsAt', 'must be after the beginning')
  if (code !== null) return
  // A sale is a lower price for everybody, however often.
  if (kind === 'free-shipping') throw wrong('code', 'is needed for free shipping')
  if (maxUses !== null) throw wrong('maxUses', 'is only for codes')
  if (maxUsesPerCustomer !== null) throw wrong('maxUsesPerCustomer', 'is only for codes')
}
