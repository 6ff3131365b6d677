import type { Sku } from '../../local-cloud/billing/prices.ts'
import { kindOf, type Measured, steadyPriceOf } from './measured.ts'

/** By how much each kind of quantity may exceed the budget before it counts as costlier. */
const TOLERANCE = { count: 1, size: 1.1, time: 4 } as const
/** Seconds that a busy machine adds to anything. */
const TIME_SLACK = 2
/** Of the dollars of an action, without seconds. */
const PRICE_TOLERANCE = 1.02

export interface Excess {
  action: string
  what: Sku | 'price'
  budget: number
  measured: number
}

/** What costs more than it may, and what the budget does not know. */
export function excessesOf(measured: Measured, budget: Measured): Excess[] {
  return (['actions', 'schedules'] as const).flatMap((group) =>
    Object.entries(measured[group]).flatMap(([action, counted]): Excess[] => {
      const allowed = budget[group][action] ?? { used: {}, storedBytes: 0 }
      const skus = (Object.entries(counted.used) as [Sku, number][])
        .map(([what, quantity]) => ({ action, what, budget: allowed.used[what] ?? 0, measured: quantity }))
        .filter(isOver)
      const price = {
        ...{ action, what: 'price' as const },
        ...{ budget: steadyPriceOf(allowed), measured: steadyPriceOf(counted) },
      }
      return price.measured > price.budget * PRICE_TOLERANCE ? [...skus, price] : skus
    }),
  )
}

function isOver({ what, budget, measured }: Excess): boolean {
  const kind = kindOf(what as Sku)
  return measured > budget * TOLERANCE[kind] + (kind === 'time' ? TIME_SLACK : 0)
}

export const excessText = ({ action, what, budget, measured }: Excess): string =>
  what === 'price'
    ? `${action} costs $${measured.toPrecision(3)} and not $${budget.toPrecision(3)}, without seconds`
    : `${action} uses ${measured} and not ${budget} of "${what}"`

/** What two runs disagree about although it is counted. */
export function disagreements(first: Measured, second: Measured): string[] {
  return (['actions', 'schedules'] as const).flatMap((group) =>
    Object.entries(first[group]).flatMap(([action, { used }]) => {
      const again = second[group][action]?.used ?? {}
      const skus = new Set([...Object.keys(used), ...Object.keys(again)]) as Set<Sku>
      return [...skus]
        .filter((sku) => kindOf(sku) === 'count' && used[sku] !== again[sku])
        .map((sku) => `${action}: ${used[sku] ?? 0} and ${again[sku] ?? 0} of "${sku}"`)
    }),
  )
}
