// What an environment costs in a month although nobody uses it, from its Terraform JSON.
import { Cron } from 'croner'
import type { TerraformJson } from '../../infra/synthesize.ts'
import { add, costOf, idleInstances, times, total } from '../../local-cloud/billing/cost.ts'
import { HOURS_OF_MONTH, type Quantities } from '../../local-cloud/billing/prices.ts'
import type { Measured } from './measured.ts'
import { type Service, sizeOf } from './service-size.ts'

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

export type Resources = TerraformJson['resource']

/** A tick that was not measured costs no more here than its job. */
export function fixedOf(resources: Resources, { schedules }: Pick<Measured, 'schedules'>): FixedPart[] {
  const of = <Attributes>(type: string) => Object.values(resources[type] ?? {}) as unknown as Attributes[]

  const jobs = of<{ name: string; schedule: string }>('google_cloud_scheduler_job')
  const checks = of<{ period: string }>('google_monitoring_uptime_check_config')
  const policies = of<{ rule?: unknown[] | object }>('google_compute_security_policy')
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
    { name: 'instances that are kept', used: keptOf(of<Service>('google_cloud_run_v2_service')) },
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
        'firewall rules': policies.flatMap(({ rule = [] }) => rule).length,
      },
    },
  ].filter(({ used }) => Object.values(used).some((quantity) => quantity > 0))
}

/** Dollars of a month for all of it, with what is free in one taken off. */
export const monthOf = (all: readonly Quantities[]): number =>
  total(costOf(add(...all), { hours: HOURS_OF_MONTH }))

function keptOf(services: readonly Service[]): Quantities {
  return add(
    ...services.map((service) => {
      const { cpus, gibibytes, leastInstances, isIdleCheap } = sizeOf(service)
      const seconds = leastInstances * HOURS_OF_MONTH * 3600
      return isIdleCheap
        ? idleInstances(leastInstances, cpus, gibibytes)
        : { 'run vCPU': seconds * cpus, 'run memory': seconds * gibibytes }
    }),
  )
}

const MONTHS_OF_YEAR = 12

/** What is not every so many minutes is counted through a year. */
function ticksOfMonth(schedule: string): number {
  const every = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(schedule)
  if (every) return (HOURS_OF_MONTH * 60) / Number(every[1] ?? 1)
  const cron = new Cron(schedule, { mode: '5-part', paused: true, timezone: 'Etc/UTC' })
  const [from, until] = [new Date(Date.UTC(2026, 0, 1) - 1), new Date(Date.UTC(2027, 0, 1))]
  let ticks = 0
  for (let at = cron.nextRun(from); at && at < until; at = cron.nextRun(at)) ticks++
  return ticks / MONTHS_OF_YEAR
}
