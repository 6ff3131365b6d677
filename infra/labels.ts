import type { Environment } from './environments.ts'

/** What everything carries that can carry labels: bills and searches are grouped by it. */
export const labelsOf = ({ name, labels }: Pick<Environment, 'name' | 'labels'>): Record<string, string> => ({
  environment: name,
  owner: labels.owner,
  cost_centre: labels.costCentre,
})
