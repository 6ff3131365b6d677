// What jobs pay, by currency and period: amounts that are not alike never share an axis.
import { median } from 'd3-array'
import type { JobPay } from '../../../../../services/careers/insights/schemas.ts'

export interface PayGroup {
  /** "EUR year". */
  id: string
  currency: string
  period: JobPay['period']
  /** The best paid first. */
  pays: JobPay[]
  /** Of the middles of all, minor units. */
  median: number
}

/** The groups with the most jobs first. */
export function payGroups(pays: readonly JobPay[]): PayGroup[] {
  const groups = new Map<string, Omit<PayGroup, 'median'>>()
  for (const pay of pays) {
    const { currency, period } = pay
    const id = `${currency} ${period}`
    const found = groups.get(id) ?? { id, currency, period, pays: [] }
    groups.set(id, found)
    found.pays.push(pay)
  }
  return [...groups.values()]
    .map((each) => ({
      ...each,
      pays: each.pays.sort((a, b) => middleOf(b) - middleOf(a)),
      median: Math.round(median(each.pays, middleOf) ?? 0),
    }))
    .sort((a, b) => b.pays.length - a.pays.length || (a.id < b.id ? -1 : 1))
}

/** Of a range that is open, the end that is known. */
export const middleOf = ({ low, high }: Pick<JobPay, 'low' | 'high'>): number =>
  ((low ?? high ?? 0) + (high ?? low ?? 0)) / 2
