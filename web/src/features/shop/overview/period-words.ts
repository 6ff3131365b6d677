import type { PeriodKind } from '../../../../../services/shop/figures/schemas.ts'
import { LOCALE } from '../../../ui/format.ts'

export const SPANS: Record<PeriodKind, string> = {
  day: 'the last 30 days',
  week: 'the last 26 weeks',
  month: 'the last 12 months',
}

const formatOf = (options: Intl.DateTimeFormatOptions) => {
  // A day of the shop has no time, and must not become the day before.
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options })
  return (day: string) => format.format(new Date(`${day}T00:00:00Z`))
}

const dayAndMonth = formatOf({ day: 'numeric', month: 'short' })
const wholeDay = formatOf({ day: 'numeric', month: 'long', year: 'numeric' })
const shortMonth = formatOf({ month: 'short' })
const wholeMonth = formatOf({ month: 'long', year: 'numeric' })

/** Below a column of a chart. */
export const periodLabel = (start: string, by: PeriodKind): string =>
  by === 'month' ? shortMonth(start) : dayAndMonth(start)

/** "3 May 2027", "Week of 3 May 2027", "May 2027". */
export const periodName = (start: string, by: PeriodKind): string =>
  by === 'month' ? wholeMonth(start) : by === 'week' ? `Week of ${wholeDay(start)}` : wholeDay(start)
