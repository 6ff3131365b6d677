// Cloud Billing's budgets: who is told when a month's costs, or their forecast, reach a share of an amount.
// Source: https://cloud.google.com/billing/docs/how-to/budgets
type Attributes = Record<string, unknown>

export interface BudgetRule {
  /** Of the amount. */
  share: number
  isForecast: boolean
}

export interface BudgetDescription {
  name: string
  amount: number
  rules: BudgetRule[]
  /** References to the channels that are told. */
  channels: string[]
}

/** Every `google_billing_budget` of the Terraform JSON. Throws for amounts that are not stated. */
export function readBudgets(json: {
  resource: Record<string, Record<string, Attributes>>
}): BudgetDescription[] {
  return Object.values(json.resource.google_billing_budget ?? {}).map((budget) => {
    const { specified_amount: stated } = (budget.amount ?? {}) as { specified_amount?: { units?: string } }
    if (stated?.units === undefined)
      throw new Error(`Budget ${budget.display_name}: only a stated amount is simulated`)
    const updates = (budget.all_updates_rule ?? {}) as { monitoring_notification_channels?: string[] }
    return {
      name: String(budget.display_name),
      amount: Number(stated.units),
      rules: ((budget.threshold_rules ?? []) as Attributes[]).map((rule) => ({
        share: Number(rule.threshold_percent),
        isForecast: rule.spend_basis === 'FORECASTED_SPEND',
      })),
      channels: updates.monitoring_notification_channels ?? [],
    }
  })
}

/** Each rule is told once a month. */
export function createBudget({ amount, rules }: BudgetDescription) {
  const told = new Set<BudgetRule>()
  return {
    /** Costs of the month so far, on this day of so many. Returns the rules that are reached for the first time. */
    spent(cost: number, day: number, days: number): BudgetRule[] {
      const forecast = (cost / day) * days
      const reached = rules.filter(
        (rule) => !told.has(rule) && (rule.isForecast ? forecast : cost) >= rule.share * amount,
      )
      for (const rule of reached) told.add(rule)
      return reached
    },
  }
}
