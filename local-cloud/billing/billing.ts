// What this local cloud would have cost at Google: counts what happens as Google bills it, in bounded memory.
import type { CloudDescription, ServiceDescription } from '../description.ts'
import type { Happenings, Told } from '../happenings.ts'
import { type BusyTime, createBusyTime } from './busy-time.ts'
import { type CostLine, costOf, SKUS } from './cost.ts'
import { createOperations } from './operations.ts'
import type { Quantities, Sku } from './prices.ts'

export interface UsageLine {
  sku: Sku
  who: string
  quantity: number
}

export interface Billing {
  /** Everything since the start. */
  usage(): Quantities
  /** The same by whom it was for, the greatest first. */
  lines(): UsageLine[]
  /** With what is free in that time taken off. */
  cost(): CostLine[]
  /** Milliseconds by the clock since the counting began. */
  since(): number
  close(): void
}

export interface BillingDeps {
  description: Pick<CloudDescription, 'services' | 'subscriptions'>
  happenings: Pick<Happenings, 'listen'>
  clock: { now(): number }
  uriOf: (service: string) => string
}

/** Names are few where they come from Terraform; whoever makes more of them shares one line. */
const MOST_NAMES = 500
const OTHERS = 'others'
/** Instances that can still be told about; the time of older ones is only summed. */
const MOST_INSTANCES = 200
const GIB = 2 ** 30

export function createBilling({ description, happenings, clock, uriOf }: BillingDeps): Billing {
  const began = clock.now()
  const billedOf = createOperations(description, uriOf)
  const services = new Map(description.services.map((service) => [service.name, service]))
  const counts = new Map<Sku, Map<string, number>>()
  /** By process; the oldest first. */
  const instances = new Map<number, { service: string; busy: BusyTime }>()
  /** Milliseconds of instances that are not in the map any more, by service. */
  const settled = new Map<string, number>()

  function count(sku: Sku, who: string, quantity: number): void {
    const names = counts.get(sku) ?? new Map<string, number>()
    counts.set(sku, names)
    const name = names.has(who) || names.size < MOST_NAMES ? who : OTHERS
    names.set(name, (names.get(name) ?? 0) + quantity)
  }

  function busy(service: string, pid: number, from: number, to: number): void {
    const known = instances.get(pid)
    const instance = known ?? { service, busy: createBusyTime() }
    if (!known) instances.set(pid, instance)
    instance.busy.add(from, to)
    if (instances.size <= MOST_INSTANCES) return
    const [oldest] = instances
    if (!oldest) return
    instances.delete(oldest[0])
    settled.set(oldest[1].service, (settled.get(oldest[1].service) ?? 0) + oldest[1].busy.total())
  }

  function hear(told: Told): void {
    for (const { sku, who, quantity } of billedOf(told)) count(sku, who, quantity)
    const { kind, time } = told
    if (kind === 'request' && told.pid !== null) busy(told.service, told.pid, time - told.ms, time)
    // Starting is billed too, whoever waits for it.
    if (kind === 'instance' && told.change === 'ready') busy(told.service, told.pid, time - told.ms, time)
  }

  function instanceLines(): UsageLine[] {
    const ms = new Map(settled)
    for (const { service, busy } of instances.values()) ms.set(service, (ms.get(service) ?? 0) + busy.total())
    return [...ms].flatMap(([who, busyMs]) => secondsOf(services.get(who), who, busyMs / 1000))
  }

  const lines = (): UsageLine[] => [
    ...[...counts].flatMap(([sku, names]) =>
      [...names].map(([who, quantity]): UsageLine => ({ sku, who, quantity })),
    ),
    ...instanceLines(),
  ]

  function usage(): Quantities {
    const sum: Quantities = {}
    for (const { sku, quantity } of lines()) sum[sku] = (sum[sku] ?? 0) + quantity
    return sum
  }

  const since = () => clock.now() - began

  return {
    usage,
    lines: () => lines().sort((a, b) => SKUS.indexOf(a.sku) - SKUS.indexOf(b.sku) || b.quantity - a.quantity),
    cost: () => costOf(usage(), { hours: since() / 3_600_000 }),
    since,
    close: happenings.listen(hear),
  }
}

const secondsOf = (service: ServiceDescription | undefined, who: string, seconds: number): UsageLine[] =>
  service === undefined
    ? []
    : [
        { sku: 'run vCPU', who, quantity: seconds * service.cpus },
        { sku: 'run memory', who, quantity: (seconds * service.memoryBytes) / GIB },
      ]
