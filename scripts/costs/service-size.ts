import { gibibytes } from '../../infra/capacity.ts'

/** A Cloud Run service as Terraform's JSON has it. */
export interface Service {
  name: string
  template?: {
    scaling?: { min_instance_count?: number; max_instance_count?: number }
    containers?: {
      resources?: {
        cpu_idle?: boolean
        limits?: { cpu?: string; memory?: `${number}Mi` | `${number}Gi` }
      }
    }[]
  }
}

/** What a service has that names nothing. Source: https://cloud.google.com/run/docs/configuring/services/memory-limits */
const USUAL = { cpu: '1', memory: '512Mi' } as const
/** Source: https://cloud.google.com/run/docs/configuring/max-instances */
const USUAL_MOST_INSTANCES = 100

export function sizeOf({ template: { scaling = {}, containers = [] } = {} }: Service) {
  const { limits = {}, cpu_idle: isIdleCheap = false } = containers[0]?.resources ?? {}
  return {
    cpus: cpusOf(limits.cpu ?? USUAL.cpu),
    gibibytes: gibibytes(limits.memory ?? USUAL.memory),
    leastInstances: scaling.min_instance_count ?? 0,
    mostInstances: scaling.max_instance_count ?? USUAL_MOST_INSTANCES,
    /** Whether an instance that waits costs less, because its processors are taken away meanwhile. */
    isIdleCheap,
  }
}

/** Converts a Kubernetes quantity, such as `500m`, to processors. */
const cpusOf = (quantity: string) =>
  quantity.endsWith('m') ? Number.parseFloat(quantity) / 1000 : Number(quantity)
