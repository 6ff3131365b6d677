import type { Attributes, Change } from './change.ts'

interface Template {
  max_instance_request_concurrency?: number
  scaling?: { min_instance_count?: number; max_instance_count?: number }
  containers?: { resources?: { limits?: Record<string, string> } }[]
}

/** What a service may use, and with it what it costs. */
export function sizesOf({ type, before, after }: Change): string[] {
  if (type !== 'google_cloud_run_v2_service') return []
  const old = sizes(before)
  return Object.entries(sizes(after) ?? {}).flatMap(([name, value]) =>
    old && old[name] !== value ? [`${name}: ${old[name] ?? 'none'} → ${value ?? 'none'}`] : [],
  )
}

function sizes(service: Attributes | null): Record<string, string | number | undefined> | null {
  if (!service) return null
  const template = (service.template ?? {}) as Template
  const limits = template.containers?.[0]?.resources?.limits ?? {}
  return {
    cpu: limits.cpu,
    memory: limits.memory,
    'instances that always run': template.scaling?.min_instance_count,
    'most instances': template.scaling?.max_instance_count,
    'requests at once': template.max_instance_request_concurrency,
  }
}
