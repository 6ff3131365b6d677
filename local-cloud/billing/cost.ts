import {
  DAYS_OF_MONTH,
  HOURS_OF_MONTH,
  LEAST_DAYS,
  PRICES,
  type Price,
  type Quantities,
  RUN_TIERS,
  type Sku,
} from './prices.ts'

export interface CostLine {
  sku: Sku
  quantity: number
  usd: number
}

export interface CostOptions {
  /** Of the region, at Cloud Run. */
  tier?: keyof typeof RUN_TIERS
  /**
   * The hours in which this was used, evenly; what is free in them is taken off. Left out, nothing is free, which is what one
   * more of something costs a studio that has used up all that is free.
   */
  hours?: number
}

export const SKUS = Object.keys(PRICES) as Sku[]

/** Lines of a bill, in the order of the price table. */
export function costOf(quantities: Quantities, { tier = 1, hours }: CostOptions = {}): CostLine[] {
  return SKUS.flatMap((sku) => {
    const quantity = quantities[sku] ?? 0
    if (quantity === 0) return []
    const price: Price = PRICES[sku]
    const paid = hours === undefined ? quantity : Math.max(quantity - freeIn(price, hours), 0)
    const factor = sku === 'run vCPU' || sku === 'run memory' ? RUN_TIERS[tier] : 1
    return [{ sku, quantity, usd: (paid / price.per) * price.usd * factor }]
  })
}

/** Each day and each month that has begun has its allowance. */
function freeIn({ free }: Price, hours: number): number {
  if (!free) return 0
  const hoursEach = free.each === 'day' ? 24 : HOURS_OF_MONTH
  return free.units * Math.max(Math.ceil(hours / hoursEach), 1)
}

export const total = (lines: readonly CostLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0)

export function add(...all: Quantities[]): Quantities {
  const sum: Quantities = {}
  for (const quantities of all)
    for (const sku of SKUS) {
      const quantity = quantities[sku]
      if (quantity !== undefined) sum[sku] = (sum[sku] ?? 0) + quantity
    }
  return sum
}

export const times = (quantities: Quantities, factor: number): Quantities =>
  Object.fromEntries(Object.entries(quantities).map(([sku, quantity]) => [sku, quantity * factor]))

/** Instances that are kept although nobody asks them, through a month. */
export const idleInstances = (count: number, cpus: number, gibibytes: number): Quantities => ({
  'run idle vCPU': count * cpus * HOURS_OF_MONTH * 3600,
  'run idle memory': count * gibibytes * HOURS_OF_MONTH * 3600,
})

/** GiB-months that are billed for an object of that class which is deleted after so many days. */
export const storedUntilDeleted = (
  gibibytes: number,
  days: number,
  storageClass: keyof typeof LEAST_DAYS,
): number => (gibibytes * Math.max(days, LEAST_DAYS[storageClass])) / DAYS_OF_MONTH
