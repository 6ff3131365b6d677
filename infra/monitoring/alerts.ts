// Every alert of an environment, derived from its services and subscriptions. Each has a runbook in docs/runbooks.
import { facts as api } from '../../services/api/facts.ts'
import type { Environment } from '../environments.ts'
import { type Alert, burning, limit, sumOf } from './alert.ts'
import { apiAlerts } from './api-alerts.ts'
import { eventAlerts } from './event-alerts.ts'
import { limitAlerts } from './limit-alerts.ts'
import { BURNS, type Objective, objectiveName, objectives } from './objectives.ts'

export interface AlertsOf {
  environment: Environment
  /** The most instances that a service may have. */
  maxInstances: (service: { name: string }) => number
}

export function alertsOf({ environment, maxInstances }: AlertsOf): Alert[] {
  return [
    ...apiAlerts(environment),
    ...eventAlerts(),
    ...limitAlerts({ environment, apiInstances: maxInstances(api) }),
    ...objectives.flatMap((objective) => burnAlerts(environment, objective)),
  ]
}

const hours = (seconds: number) => (seconds >= 3600 ? `${seconds / 3600} h` : `${seconds / 60} min`)

function burnAlerts(environment: Environment, objective: Objective): Alert[] {
  const name = objectiveName(environment, objective)
  return BURNS.map(({ speed, rate, long, short, fewest, severity }) => ({
    runbook: `${objective.id}-burn`,
    title: `The budget of ${objective.id} burns ${speed}`,
    severity,
    meaning: `${objective.title}. At ${rate} times the rate that this allows, what may fail in 30 days has failed in ${Math.round((30 * 24) / rate)} hours.`,
    combiner: 'AND',
    conditions: [
      burning(`in ${hours(long)}`, name, long, rate),
      burning(`in ${hours(short)}`, name, short, rate),
      limit(`more than ${fewest} in ${hours(long)}`, sumOf(objective.counted, long), { above: fewest }),
    ],
  }))
}
