// What an environment costs in a month although nobody uses it, from its Terraform JSON.
import { gibibytes } from '../../infra/capacity.ts'
import type { Environment } from '../../infra/environments.ts'
import { synthesize, type TerraformJson } from '../../infra/synthesize.ts'
import { add, idleInstances, times } from '../../local-cloud/billing/cost.ts'
import { HOURS_OF_MONTH, type Quantities } from '../../local-cloud/billing/prices.ts'
import type { Measured } from './measured.ts'

export interface FixedPart {
  name: string
  used: Quantities
}

/** Builds that Artifact Registry keeps, and how large one is; `npm run image` says it. */
const KEPT_IMAGES = 10
const IMAGE_GIB = 0.17
/** Versions of a secret that are not destroyed: the present one and the one before. */
const ACTIVE_VERSIONS = 2
/** Regions from which Google asks for an uptime check. Source: https://cloud.google.com/monitoring/uptime-checks */
const CHECKERS = 6
/** The first rules of a load balancer have one price together. */
const RULES_TOGETHER = 5
/** What a check costs the API: a small request that reads once. */
const CHECK: Quantities = { 'run requests': 1, 'run vCPU': 0.1, 'run memory': 0.05, 'firestore reads': 1 }

export function fixedOf(environment: Environment, { schedules }: Pick<Measured, 'schedules'>): FixedPart[] {
  const terraform = synthesize(environment)
  const of = <Attributes>(type: string) =>
    Object.values(terraform.resource[type] ?? {}) as unknown as Attributes[]

  const jobs = of<{ name: string; schedule: string }>('google_cloud_scheduler_job')
  const checks = of<{ period: string }>('google_monitoring_uptime_check_config')
  const policies = of<{ rule: unknown[] }>('google_compute_security_policy')
  const rules = of('google_compute_global_forwarding_rule').length
  return [
    ...jobs.map(({ name, schedule }) => ({
      name: `ticks of ${name}, ${schedule}`,
      used: add({ 'scheduler jobs': 1 }, times(schedules[name]?.used ?? {}, ticksOfMonth(schedule))),
    })),
    ...checks.map(({ period }) => ({
      name: 'uptime checks',
      used: times(CHECK, (CHECKERS * HOURS_OF_MONTH * 3600) / Number.parseInt(period, 10)),
    })),
    { name: 'instances that are kept', used: keptOf(terraform) },
    {
      name: 'secrets',
      used: { 'secret versions': ACTIVE_VERSIONS * of('google_secret_manager_secret').length },
    },
    { name: 'images', used: { 'registry stored': KEPT_IMAGES * IMAGE_GIB } },
    {
      name: 'load balancer',
      used: {
        'balancer rules': rules === 0 ? 0 : HOURS_OF_MONTH,
        'balancer further rules': Math.max(rules - RULES_TOGETHER, 0) * HOURS_OF_MONTH,
      },
    },
    {
      name: 'firewall',
      used: {
        'firewall policies': policies.length,
        'firewall rules': policies.reduce((sum, { rule }) => sum + rule.length, 0),
      },
    },
  ].filter(({ used }) => Object.values(used).some((quantity) => quantity > 0))
}

interface Service {
  template: {
    scaling?: { min_instance_count?: number }
    containers: [{ resources: { limits: { cpu: string; memory: `${number}Mi` | `${number}Gi` } } }]
  }
}

function keptOf({ resource }: TerraformJson): Quantities {
  const services = Object.values(resource.google_cloud_run_v2_service ?? {}) as unknown as Service[]
  return add(
    ...services.map(({ template: { scaling, containers } }) => {
      const { cpu, memory } = containers[0].resources.limits
      return idleInstances(scaling?.min_instance_count ?? 0, Number(cpu), gibibytes(memory))
    }),
  )
}

/** Only for what the schedules here say: every minute, or every so many minutes. */
function ticksOfMonth(schedule: string): number {
  const every = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(schedule)
  if (!every) throw new Error(`How often in a month is "${schedule}"?`)
  return (HOURS_OF_MONTH * 60) / Number(every[1] ?? 1)
}
