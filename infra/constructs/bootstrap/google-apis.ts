import { EDGES, edgeOf } from '../../edge.ts'
import type { Environment } from '../../environments.ts'

interface GoogleApi {
  /** Without `.googleapis.com`. */
  name: string
  /** Which part needs it, and for what. */
  why: string
}

/** The Google APIs of a project, each with the part that needs it. Nothing else switches one on. */
const GOOGLE_APIS: readonly GoogleApi[] = [
  { name: 'serviceusage', why: 'bootstrap: switches on all others' },
  { name: 'cloudresourcemanager', why: 'both stacks: reads the project and its bindings' },
  { name: 'iam', why: 'both stacks: accounts, roles, identity pools' },
  { name: 'iamcredentials', why: 'deployers: short-lived tokens; services: signed addresses of uploads' },
  { name: 'sts', why: 'deployers: exchanges tokens of GitHub' },
  { name: 'storage', why: 'bootstrap: the state; studio: buckets' },
  { name: 'artifactregistry', why: 'bootstrap: the images' },
  { name: 'billingbudgets', why: 'bootstrap: the budget' },
  { name: 'monitoring', why: 'bootstrap: the channel of the budget; studio: alerts, dashboards, metrics' },
  { name: 'run', why: 'studio: the services' },
  { name: 'pubsub', why: 'studio: events' },
  { name: 'cloudscheduler', why: 'studio: ticks' },
  { name: 'firestore', why: 'studio: the database' },
  { name: 'secretmanager', why: 'studio: secrets' },
  { name: 'logging', why: 'studio: logs, their metrics and sinks' },
  { name: 'cloudtrace', why: 'studio: where spans are looked at' },
  { name: 'telemetry', why: 'studio: takes spans and metrics of OpenTelemetry' },
  { name: 'compute', why: 'studio: load balancer, certificate, firewall, cache' },
  { name: 'iap', why: 'studio: Identity-Aware Proxy' },
]

/** Only some edges need these. */
const OF_EDGES: readonly string[] = Object.values(EDGES).flatMap(({ apis }) => apis)

export function googleApis(environment: Pick<Environment, 'edge'>): string[] {
  const { apis } = edgeOf(environment)
  return GOOGLE_APIS.map(({ name }) => name).filter((name) => !OF_EDGES.includes(name) || apis.includes(name))
}

/**
 * What a person switches on by hand in an empty project, because Terraform itself needs them for its first plan: the
 * others are switched on through the first, and data sources are read through the second.
 */
export const BY_HAND = ['serviceusage', 'cloudresourcemanager'] as const
