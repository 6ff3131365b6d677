// What jobs pay, by currency and period: amounts that are not alike never share an axis.
import { median } from 'd3-array'
import type { JobTile, SalaryPeriod } from '../../../../../services/careers/jobs/schemas.ts'

export interface Pay {
  job: JobTile
  /** Minor units. */
  low: number | null
  high: number | null
}

export interface PayGroup {
  /** "EUR year". */
  id: string
  currency: string
  period: SalaryPeriod
  /** The best paid first. */
  pays: Pay[]
  /** Of the middles of all, minor units. */
  median: number
}

/** The groups with the most jobs first. Without a currency or a period an amount says too little to be drawn. */
export function payGroups(jobs: readonly JobTile[]): PayGroup[] {
  const groups = new Map<string, Omit<PayGroup, 'median'>>()
  for (const job of jobs) {
    const { salary } = job
    if (!salary?.currency || !salary.period) continue
    const { minimum: low, maximum: high, currency, period } = salary
    if (low === null && high === null) continue
    const id = `${currency} ${period}`
    const found = groups.get(id) ?? { id, currency, period, pays: [] }
    groups.set(id, found)
    found.pays.push({ job, low, high })
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
export const middleOf = ({ low, high }: Pick<Pay, 'low' | 'high'>): number =>
  ((low ?? high ?? 0) + (high ?? low ?? 0)) / 2
