import type { Environment } from '../../infra/environments.ts'
import { synthesizeBootstrap } from '../../infra/synthesize.ts'
import { createBudget, readBudgets } from '../../local-cloud/monitoring/budget.ts'

const DAYS = 30

/** A month, by the share of the budget that each of its days costs. */
export const SPENDING = [
  { name: 'a month that costs 45 % of the budget', dailyShare: 0.015, expected: 'nothing' },
  {
    name: 'a month that costs 120 % of it',
    dailyShare: 0.04,
    expected: 'forecast of 100 % on day 1, 50 % on day 13, 90 % on day 23, 100 % on day 25',
  },
] as const

/** What the budget of the environment tells in that month, and when. */
export function spend(environment: Environment, dailyShare: number): string {
  const json = synthesizeBootstrap(environment)
  const [description] = json ? readBudgets(json) : []
  if (!description) return 'no budget'
  const budget = createBudget(description)
  const told: string[] = []
  for (let day = 1; day <= DAYS; day++)
    // Costs are whole cents, so that a sum of days is exactly what it should be.
    for (const { share, isForecast } of budget.spent(
      Math.round(day * dailyShare * description.amount * 100) / 100,
      day,
      DAYS,
    ))
      told.push(`${isForecast ? 'forecast of ' : ''}${share * 100} % on day ${day}`)
  return told.join(', ') || 'nothing'
}
