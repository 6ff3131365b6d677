import { expect, test } from 'vitest'
import { createBudget, readBudgets } from './budget.ts'

const budget = (amount: object) => ({
  resource: {
    google_billing_budget: {
      month: {
        display_name: 'b',
        amount,
        threshold_rules: [
          { threshold_percent: 0.5 },
          { threshold_percent: 1 },
          { threshold_percent: 1, spend_basis: 'FORECASTED_SPEND' },
        ],
        all_updates_rule: { monitoring_notification_channels: ['operators'] },
      },
    },
  },
})

test('each share is told once, the forecast before the costs', () => {
  const [read] = readBudgets(budget({ specified_amount: { units: '300' } }))
  expect(read?.channels).toEqual(['operators'])
  const month = createBudget(read!)
  const told = (cost: number, day: number) =>
    month.spent(cost, day, 30).map(({ share, isForecast }) => [share, isForecast])
  // 9 a day are 270 in the month.
  expect(told(45, 5)).toEqual([])
  // 12 a day are 360.
  expect(told(120, 10)).toEqual([[1, true]])
  expect(told(150, 12)).toEqual([[0.5, false]])
  expect(told(299, 25)).toEqual([])
  expect(told(300, 26)).toEqual([[1, false]])
  expect(told(400, 30)).toEqual([])
})

test('an amount that follows last month’s is refused', () => {
  expect(() => readBudgets(budget({ last_period_amount: true }))).toThrow('only a stated amount')
})
