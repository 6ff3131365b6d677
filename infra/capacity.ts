import { facts as apiFacts } from '../services/api/facts.ts'
import type { ServiceFacts } from '../services/platform/service-facts.ts'
import { functions } from './functions.ts'

/** What Cloud Run may use in one region. A new project has 20 vCPU and 40 GiB; Google raises the quota on request. */
export interface RegionalQuota {
  cpus: number
  memoryGiB: number
}

interface ApiInstances {
  apiMinInstances: number
  apiMaxInstances: number
}

/** What one service needs. */
export interface Demand {
  name: string
  /** Processors of one instance. */
  cpus: number
  memoryGiB: number
  minInstances: number
  maxInstances: number
}

/** What all services need, of which the API may have between so many instances. */
export function demandsOf({ apiMinInstances, apiMaxInstances }: ApiInstances): Demand[] {
  const demand = ({ name, cpu, memory }: ServiceFacts, minInstances: number, maxInstances: number) => ({
    name,
    cpus: Number(cpu),
    memoryGiB: gibibytes(memory),
    minInstances,
    maxInstances,
  })
  return [
    demand(apiFacts, apiMinInstances, apiMaxInstances),
    ...functions.map((trigger) => demand(trigger, 0, trigger.maxInstances)),
  ]
}

/**
 * How many instances each service may have, so that all of them together stay within the quota: Cloud Run refuses a
 * service that exceeds it alone, and starts no instance of any service once they exceed it together. Where the quota is
 * too small for every maximum, all services give up the same share, down to one instance.
 */
export function shareQuota(demands: readonly Demand[], quota: RegionalQuota): Map<string, number> {
  for (let percent = 100; percent >= 0; percent--) {
    const granted = demands.map((demand) => ({ ...demand, instances: instancesAt(demand, percent) }))
    const sum = (amount: 'cpus' | 'memoryGiB') =>
      granted.reduce((total, demand) => total + demand.instances * demand[amount], 0)
    if (sum('cpus') <= quota.cpus && sum('memoryGiB') <= quota.memoryGiB)
      return new Map(granted.map(({ name, instances }) => [name, instances]))
  }
  throw new Error(
    `Not even one instance of each of the ${demands.length} services fits into ${quota.cpus} vCPU and ${quota.memoryGiB} GiB`,
  )
}

const instancesAt = ({ minInstances, maxInstances }: Demand, percent: number) =>
  Math.max(1, minInstances, Math.floor((maxInstances * percent) / 100))

/** Converts a Kubernetes quantity to GiB. */
export function gibibytes(quantity: `${number}Mi` | `${number}Gi`): number {
  const number = Number.parseFloat(quantity)
  return quantity.endsWith('Gi') ? number : number / 1024
}
