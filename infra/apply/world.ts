import type { Block } from './graph.ts'
import type { Need } from './row.ts'

/** How long Google takes until something has its effect. */
export interface Delays {
  /** "Typically 2 minutes, potentially 7": https://cloud.google.com/iam/docs/access-change-propagation */
  bindingSeconds: number
  apiSeconds: number
  agentSeconds: number
  /** "Up to 10 minutes": https://github.com/hashicorp/terraform-provider-google/issues/11102 */
  metricSeconds: number
}

export const USUAL_DELAYS: Delays = {
  bindingSeconds: 120,
  apiSeconds: 60,
  agentSeconds: 60,
  metricSeconds: 600,
}
export const LONG_DELAYS: Delays = { ...USUAL_DELAYS, bindingSeconds: 420 }

/** A Google Cloud project, as far as what is created depends on what was there. Times are seconds. */
export interface World {
  now: number
  projectId: string
  delays: Delays
  /** When each API answers. */
  apis: Map<string, number>
  /** When IAM knows the accounts of Google's services, by domain. */
  agents: Map<string, number>
  /** When bindings have their effect, and metrics of logs are known, by address. */
  effects: Map<string, number>
  repositories: Set<string>
  images: Set<string>
  /** Names in use, `type/name`. */
  names: Set<string>
  /** Names that are not free yet, though what had them is gone. */
  reserved: Map<string, { until: number; status: number; message: string }>
}

/** An empty project in which a person has switched on a few APIs by hand, long enough ago. */
export const emptyProject = (projectId: string, byHand: readonly string[], delays: Delays): World => ({
  now: 0,
  projectId,
  delays,
  apis: new Map(byHand.map((api) => [api, 0])),
  agents: new Map(),
  effects: new Map(),
  repositories: new Set(),
  images: new Set(),
  names: new Set(),
  reserved: new Map(),
})

/** The same world once more, so that something can be tried in it. */
export const copyOf = (world: World): World => ({
  ...world,
  apis: new Map(world.apis),
  agents: new Map(world.agents),
  effects: new Map(world.effects),
  repositories: new Set(world.repositories),
  images: new Set(world.images),
  names: new Set(world.names),
  reserved: new Map(world.reserved),
})

/** Builds push their image into every repository there is. */
export function pushImages(world: World): void {
  for (const repository of world.repositories) world.images.add(repository)
}

/** Whether Google has what is needed, apart from what belongs to the same stack. */
export function has(world: World, need: Exclude<Need, { kind: 'created' | 'missing' }>, at: number): boolean {
  switch (need.kind) {
    case 'effective':
      return (world.effects.get(need.address) ?? Number.POSITIVE_INFINITY) <= at + (need.within ?? 0)
    case 'api':
      return (world.apis.get(need.api) ?? Number.POSITIVE_INFINITY) <= at
    case 'agent':
      return (world.agents.get(need.domain) ?? Number.POSITIVE_INFINITY) <= at
    case 'log bucket':
      return world.names.has(`google_logging_project_bucket_config/${need.bucket}`)
    case 'image':
      return world.images.has(need.repository)
  }
}

/** What follows from something having been created, or read, at a moment. */
export function takeEffect(world: World, { address, type, attributes }: Block, at: number): void {
  const { delays } = world
  const since = (map: Map<string, number>, key: string, time: number) =>
    map.set(key, Math.min(map.get(key) ?? time, time))
  const service = String(attributes.service).replace('.googleapis.com', '')
  if (type === 'google_project_service') since(world.apis, service, at + delays.apiSeconds)
  if (type === 'google_project_service_identity')
    since(world.agents, `gcp-sa-${service}`, at + delays.agentSeconds)
  if (type.endsWith('_iam_member')) world.effects.set(address, at + delays.bindingSeconds)
  if (type === 'google_logging_metric') world.effects.set(address, at + delays.metricSeconds)
  if (type === 'google_artifact_registry_repository') {
    const { location, repository_id } = attributes
    world.repositories.add(`${location}-docker.pkg.dev/${world.projectId}/${repository_id}`)
  }
}

const NAMING = [
  'name',
  'account_id',
  'secret_id',
  'repository_id',
  'workload_identity_pool_id',
  'role_id',
  'bucket_id',
]

/** How Google knows it, where its name is its own: two of the same type cannot have the same. */
export function nameOf({ type, attributes, isData }: Block): string | undefined {
  if (isData || type.endsWith('_iam_member')) return undefined
  const name = NAMING.map((each) => attributes[each]).find((each) => typeof each === 'string')
  // A provider is named inside its pool, so only the pool's name counts.
  if (name === undefined || type === 'google_iam_workload_identity_pool_provider') return undefined
  // Google makes `_Default` itself, and Terraform takes it over.
  return /^_|\$\{/.test(String(name)) ? undefined : `${type}/${name}`
}
