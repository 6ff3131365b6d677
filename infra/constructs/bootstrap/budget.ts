import { BillingBudget } from '@cdktf/provider-google/lib/billing-budget/index.js'
import { MonitoringNotificationChannel } from '@cdktf/provider-google/lib/monitoring-notification-channel/index.js'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import { labelsOf } from '../../labels.ts'
import { projectNumber } from '../project-number.ts'
import type { ProjectApis } from './project-apis.ts'

/** The last one is a forecast: it comes while something can still be done about it. */
const THRESHOLDS = [
  { thresholdPercent: 0.5 },
  { thresholdPercent: 0.9 },
  { thresholdPercent: 1 },
  { thresholdPercent: 1, spendBasis: 'FORECASTED_SPEND' },
]

/** Mails the operators when the month's costs approach what the environment may cost. It stops nothing. */
export class Budget extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, apis }: { environment: Environment; apis: ProjectApis },
  ) {
    super(scope, id)
    const { name, budget, alertEmail } = environment
    const channel = new MonitoringNotificationChannel(this, 'operators', {
      displayName: 'Operators, about the budget',
      type: 'email',
      labels: { email_address: alertEmail },
      userLabels: labelsOf(environment),
      dependsOn: [apis.ready],
    })
    new BillingBudget(this, 'month', {
      billingAccount: budget.billingAccount,
      displayName: `atelier ${name}`,
      amount: {
        specifiedAmount: { currencyCode: budget.currency, units: String(budget.monthlyAmount) },
      },
      budgetFilter: {
        // Google answers with the number even if it was told the id, which Terraform would take for a change.
        projects: [`projects/${projectNumber(this)}`],
        calendarPeriod: 'MONTH',
        creditTypesTreatment: 'INCLUDE_ALL_CREDITS',
      },
      thresholdRules: THRESHOLDS,
      allUpdatesRule: { monitoringNotificationChannels: [channel.name] },
    })
  }
}
