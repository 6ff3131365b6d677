import type { Discount } from '../../../../../services/shop/discounts/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { formatDate } from '../../../ui/format.ts'
import { formatMoney } from '../money/amounts.ts'

/** "20 % off", "€5.00 off", "Free shipping". */
export function valueWords({ kind, value }: Pick<Discount, 'kind' | 'value'>, currency: string): string {
  if (kind === 'free-shipping') return 'Free shipping'
  if (kind === 'fixed') return `${formatMoney(value, currency)} off`
  return `${(value / 100).toLocaleString('en')} % off`
}

export type Course = 'off' | 'to come' | 'over' | 'used up' | 'running'

/** How far a discount is; times are milliseconds. */
export function courseOf(discount: Discount, now: number): Course {
  const { isActive, startsAt, endsAt, maxUses, uses } = discount
  if (!isActive) return 'off'
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'over'
  if (maxUses !== null && uses >= maxUses) return 'used up'
  return startsAt !== null && Date.parse(startsAt) > now ? 'to come' : 'running'
}

export const COURSE_WORDS: Record<Course, { label: string; tone: Tone }> = {
  running: { label: 'Running', tone: 'ok' },
  'to come': { label: 'To come', tone: 'info' },
  over: { label: 'Over', tone: 'neutral' },
  'used up': { label: 'Used up', tone: 'warn' },
  off: { label: 'Off', tone: 'neutral' },
}

/** "from 1 May until 3 June". */
export function periodWords({ startsAt, endsAt }: Pick<Discount, 'startsAt' | 'endsAt'>): string {
  const from = startsAt && `from ${formatDate(startsAt)}`
  const until = endsAt && `until ${formatDate(endsAt)}`
  return [from, until].filter(Boolean).join(' ') || 'without an end'
}
