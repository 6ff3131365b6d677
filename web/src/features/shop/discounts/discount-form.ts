// A discount as it is written in its dialog, and as the API takes it.
import type { Discount, DiscountCreation } from '../../../../../services/shop/discounts/schemas.ts'
import { amountProblem, amountText, readAmount } from '../money/amounts.ts'
import { readPercent } from '../products/bulk-changes.ts'

export interface DiscountValues {
  title: string
  way: 'code' | 'sale'
  code: string
  kind: Discount['kind']
  value: string
  categoryIds: string[]
  minTotal: string
  /** As a field for date and time has it, in the browser's zone. */
  startsAt: string
  endsAt: string
  maxUses: string
  maxUsesPerCustomer: string
  isActive: boolean
}

export function valuesOf(discount: Discount | null, currency: string): DiscountValues {
  const { kind = 'percentage', value = 0 } = discount ?? {}
  return {
    title: discount?.title ?? '',
    way: discount && discount.code === null ? 'sale' : 'code',
    code: discount?.code ?? '',
    kind,
    value: !discount ? '' : kind === 'fixed' ? amountText(value, currency) : String(value / 100),
    categoryIds: [...(discount?.categoryIds ?? [])],
    minTotal: discount?.minTotal ? amountText(discount.minTotal, currency) : '',
    startsAt: localTime(discount?.startsAt ?? null),
    endsAt: localTime(discount?.endsAt ?? null),
    maxUses: String(discount?.maxUses ?? ''),
    maxUsesPerCustomer: String(discount?.maxUsesPerCustomer ?? ''),
    isActive: discount?.isActive ?? true,
  }
}

const readCount = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const countProblem = (text: string, most: number) =>
  /^\s*$|^\s*[1-9]\d*\s*$/.test(text) && Number(text) <= most
    ? undefined
    : `Enter a whole number from 1 to ${most.toLocaleString('en')}, or nothing`

export function checkDiscount(values: DiscountValues, currency: string): Record<string, string | undefined> {
  const { title, way, code, kind, value, minTotal, startsAt, endsAt } = values
  const percent = readPercent(value)
  const isPercent = percent !== null && percent > 0 && percent <= 10_000
  return {
    title: title.trim() === '' ? 'Give it a name' : undefined,
    code:
      way === 'sale' || /^[A-Za-z0-9_-]{3,40}$/.test(code.trim())
        ? undefined
        : 'Use 3 to 40 letters, digits, hyphens or underscores',
    value:
      kind === 'free-shipping'
        ? undefined
        : kind === 'fixed'
          ? amountProblem(value, currency)
          : isPercent
            ? undefined
            : 'Enter a percentage up to 100, such as 15',
    kind: way === 'sale' && kind !== 'percentage' && kind !== 'fixed' ? 'A sale lowers prices' : undefined,
    minTotal: minTotal.trim() === '' ? undefined : amountProblem(minTotal, currency),
    endsAt: startsAt && endsAt && endsAt <= startsAt ? 'It ends before it starts' : undefined,
    maxUses: countProblem(values.maxUses, 1_000_000),
    maxUsesPerCustomer: countProblem(values.maxUsesPerCustomer, 1000),
  }
}

export function creationOf(values: DiscountValues, currency: string): DiscountCreation {
  const { title, way, code, kind, value, categoryIds, minTotal, isActive } = values
  const isCode = way === 'code'
  return {
    title: title.trim(),
    code: isCode ? code.trim().toUpperCase() : null,
    kind,
    value:
      kind === 'free-shipping'
        ? 0
        : ((kind === 'fixed' ? readAmount(value, currency) : readPercent(value)) ?? 0),
    categoryIds,
    minTotal: minTotal.trim() === '' ? 0 : (readAmount(minTotal, currency) ?? 0),
    startsAt: wholeTime(values.startsAt),
    endsAt: wholeTime(values.endsAt),
    maxUses: isCode ? readCount(values.maxUses) : null,
    maxUsesPerCustomer: isCode ? readCount(values.maxUsesPerCustomer) : null,
    isActive,
  }
}

const wholeTime = (local: string): string | null => (local === '' ? null : new Date(local).toISOString())

/** RFC 3339 as a field for date and time takes it: to the minute, in the browser's zone. */
export function localTime(time: string | null): string {
  if (time === null) return ''
  const date = new Date(time)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
