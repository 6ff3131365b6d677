import type { Salary, SalaryPeriod } from '../jobs/schemas.ts'

/** Periods of paid work in a year: 52 weeks of five days of eight hours. */
const A_YEAR: Record<SalaryPeriod, number> = { hour: 2080, day: 260, week: 52, month: 12, year: 1 }

/** Minor units a year: the middle of a range. Null where the posting does not say currency and period. */
export function yearlySalary(salary: Salary | null): { yearly: number; currency: string } | null {
  if (salary?.currency == null || salary.period === null) return null
  const bounds = [salary.minimum, salary.maximum].filter((bound) => bound !== null)
  if (bounds.length === 0) return null
  const middle = bounds.reduce((sum, bound) => sum + bound, 0) / bounds.length
  return { yearly: Math.round(middle * A_YEAR[salary.period]), currency: salary.currency }
}
