import { costOf, total } from '../../local-cloud/billing/cost.ts'
import type { Quantities, Sku } from '../../local-cloud/billing/prices.ts'

/** What one time of something uses. */
export interface Counted {
  used: Quantities
  /** Bytes that were written to storage, whatever becomes of them. */
  storedBytes: number
}

export interface Measured {
  actions: Record<string, Counted>
  /** One tick of each schedule while nothing is due. */
  schedules: Record<string, Counted>
}

/** Throws with one sentence for a text that `npm run costs -- --json` did not write. */
export function readMeasured(text: string): Measured {
  const read: unknown = JSON.parse(text)
  const isGroup = (group: unknown) =>
    isObject(group) &&
    Object.values(group).every((one) => isObject(one) && 'used' in one && isObject(one.used))
  if (!isObject(read) || !isGroup(read.actions) || !isGroup(read.schedules))
    throw new Error('it does not hold what npm run costs -- --json writes')
  return read as unknown as Measured
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * How alike a quantity is from run to run: what is counted is the same, sizes differ by a few digits of numbers and
 * times, and seconds are those of a machine that does other things as well.
 */
export const kindOf = (sku: Sku): 'count' | 'size' | 'time' =>
  /^run (vCPU|memory)$/.test(sku)
    ? 'time'
    : /^(pubsub throughput|logs|internet data)$/.test(sku)
      ? 'size'
      : 'count'

/** Dollars once everything that is free is used up. */
export const priceOf = ({ used }: Counted): number => total(costOf(used))

/** The part of the price that does not depend on the machine. */
export const steadyPriceOf = ({ used }: Counted): number =>
  total(costOf(used).filter(({ sku }) => kindOf(sku) !== 'time'))
