// What costs more or less in the new version, in dollars of the dated price table.
import { readFileSync } from 'node:fs'
import { costOf, total } from '../../../local-cloud/billing/cost.ts'
import { PRICES, PRICES_OF, type Quantities, type Sku } from '../../../local-cloud/billing/prices.ts'
import { BUDGET_FILE } from '../../costs/before.ts'
import { fixedOf, monthOf } from '../../costs/fixed.ts'
import type { Measured } from '../../costs/measured.ts'
import type { Rate } from '../../costs/rate.ts'
import { ratesOf } from '../../costs/rates.ts'
import type { Resources } from './change.ts'
import type { Finding } from './finding.ts'

/** Dollars that are no difference. */
const LEAST_USD = 0.00005
/** Resources that are named where many change alike. */
const NAMED = 3

/**
 * A month before anybody comes, as a whole and by its parts, and what use costs; only the whole has what is free taken
 * off. In US dollars without tax; ? marks an amount of which a price could not be confirmed.
 */
export function costsOf(
  before: Resources,
  after: Resources,
  measured: Pick<Measured, 'schedules'> = committedBudget(),
): Finding[] {
  const [was, is] = [fixedOf(before, measured), fixedOf(after, measured)]
  const parts = (fixed: typeof was): Rate[] =>
    fixed.map(({ name, used }) => ({ of: name, what: 'a month', used }))
  const differences = grouped([
    ...differencesOf(parts(was), parts(is)),
    ...differencesOf(ratesOf(before), ratesOf(after)),
  ])
  const months = [was, is].map((fixed) => monthOf(fixed.map(({ used }) => used)))
  return [...wholeOf(months[0] ?? 0, months[1] ?? 0), ...differences]
}

const committedBudget = () => JSON.parse(readFileSync(BUDGET_FILE, 'utf8')) as Measured

function wholeOf(was: number, is: number): Finding[] {
  if (Math.abs(is - was) < LEAST_USD) return []
  const more = `${is > was ? '+' : '−'}${dollars(Math.abs(is - was))}`
  const what = `costs ${dollars(was)} → ${dollars(is)} (${more}) a month before anybody comes, at the list prices of ${PRICES_OF}`
  return [{ kind: 'size', address: 'everything', what }]
}

interface Difference {
  of: string
  text: string
}

function differencesOf(before: readonly Rate[], after: readonly Rate[]): Difference[] {
  const key = ({ of, what }: Rate) => `${of}\n${what}`
  const [was, is] = [before, after].map((rates) => new Map(rates.map((rate) => [key(rate), rate])))
  return [...new Set([...before, ...after].map(key))].flatMap((name) => {
    const [old, fresh] = [was?.get(name), is?.get(name)]
    const { of, what } = (fresh ?? old)!
    const [from, to] = [priceOf(old?.used), priceOf(fresh?.used)]
    if (Math.abs(to - from) < LEAST_USD) return []
    const doubt = isDoubtful(old?.used) || isDoubtful(fresh?.used) ? ' ?' : ''
    return [{ of, text: `${what}: ${dollars(from)} → ${dollars(to)}${doubt}` }]
  })
}

/** Resources with the same difference share a line. */
function grouped(differences: readonly Difference[]): Finding[] {
  const names = Map.groupBy(differences, ({ text }) => text)
  return [...names].map(([what, alike]) => {
    const named = alike.slice(0, NAMED).map(({ of }) => of)
    const more = alike.length - named.length
    const address = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    return { kind: 'size', address, what }
  })
}

const priceOf = (used: Quantities = {}) => total(costOf(used))
const isDoubtful = (used: Quantities = {}) =>
  Object.entries(used).some(([sku, quantity]) => quantity > 0 && !PRICES[sku as Sku].isConfirmed)

const dollars = (usd: number) => `$${usd === 0 || usd >= 0.1 ? usd.toFixed(2) : usd.toPrecision(2)}`
