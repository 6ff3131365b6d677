// What the synthesized Terraform JSON describes, with every reference resolved. `terraform.ts` builds it, and each
// simulated service is configured from its part. Names follow the Terraform provider's attributes.

import type { MonitoringDescription } from './monitoring/description.ts'

export interface CloudDescription {
  projectId: string
  projectNumber: string
  location: string
  serviceAccounts: ServiceAccountDescription[]
  bindings: BindingDescription[]
  buckets: BucketDescription[]
  notifications: NotificationDescription[]
  topics: TopicDescription[]
  subscriptions: SubscriptionDescription[]
  schedules: ScheduleDescription[]
  secrets: SecretDescription[]
  services: ServiceDescription[]
  databases: DatabaseDescription[]
  monitoring: MonitoringDescription
  fronts: FrontDescription[]
}

export interface ServiceAccountDescription {
  /** The part before the @. */
  accountId: string
  email: string
}

/** Grants one role on one resource to one member. */
export interface BindingDescription {
  /** `project/P`, `bucket/NAME`, `topic/NAME`, `subscription/NAME`, `secret/NAME`, `service/NAME`, `serviceAccount/EMAIL`. */
  resource: string
  role: string
  /** `serviceAccount:EMAIL`, `allUsers`, `allAuthenticatedUsers`. */
  member: string
  /** A CEL expression, as Terraform has it; null when there is none. */
  condition: string | null
}

export interface BucketDescription {
  name: string
  location: string
  storageClass: string
  uniformBucketLevelAccess: boolean
  publicAccessPrevention: 'enforced' | 'inherited'
  versioning: boolean
  cors: { origin: string[]; method: string[]; responseHeader: string[]; maxAgeSeconds: number }[]
  lifecycle: LifecycleRule[]
  softDeleteSeconds: number
}

export interface LifecycleRule {
  action: { type: 'Delete' | 'SetStorageClass' | 'AbortIncompleteMultipartUpload'; storageClass?: string }
  /** Days. */
  condition: {
    age?: number
    daysSinceNoncurrentTime?: number
    matchesPrefix?: string[]
    matchesStorageClass?: string[]
    withState?: string
  }
}

export interface NotificationDescription {
  id: string
  bucket: string
  /** Topic's short name. */
  topic: string
  payloadFormat: 'JSON_API_V1' | 'NONE'
  eventTypes: string[]
  objectNamePrefix: string
  customAttributes: Record<string, string>
}

export interface TopicDescription {
  name: string
  messageRetentionSeconds: number | null
  labels: Record<string, string>
}

export interface SubscriptionDescription {
  name: string
  topic: string
  ackDeadlineSeconds: number
  messageRetentionSeconds: number
  retainAckedMessages: boolean
  enableMessageOrdering: boolean
  filter: string
  push: {
    endpoint: string
    oidc: { serviceAccountEmail: string; audience: string } | null
    attributes: Record<string, string>
  } | null
  /** Seconds. */
  retry: { minimumBackoff: number; maximumBackoff: number } | null
  deadLetter: { topic: string; maxDeliveryAttempts: number } | null
  labels: Record<string, string>
}

export interface ScheduleDescription {
  name: string
  /** Unix cron. */
  schedule: string
  timeZone: string
  topic: string
  /** Decoded. */
  data: Uint8Array
  attributes: Record<string, string>
}

export interface SecretDescription {
  name: string
  /** Versions that Terraform itself adds, oldest first. */
  versions: Uint8Array[]
}

export interface ServiceDescription {
  name: string
  serviceAccountEmail: string
  /** Only a name here: what it says is where the command starts (`images` of the local cloud's options). */
  image: string
  command: string[]
  args: string[]
  env: Record<string, string>
  /** Variable → secret's short name and version, from `value_source.secret_key_ref`. */
  secretEnv: Record<string, { secret: string; version: string }>
  concurrency: number
  timeoutSeconds: number
  minInstances: number
  maxInstances: number
  memoryBytes: number
  /** Processors of one instance. */
  cpus: number
  startupProbe: ProbeDescription | null
  livenessProbe: ProbeDescription | null
  labels: Record<string, string>
  /** Audiences that an identity token may name besides the service's own address. */
  customAudiences: string[]
  /** From where requests are taken. */
  ingress: 'all' | 'internal' | 'internal-and-load-balancer'
  /** When true, everybody may call the service, whatever the bindings say. */
  invokerIamDisabled: boolean
  /** Sums to 100 percent. */
  traffic: readonly { revision: string | null; percent: number; tag: string | null }[]
}

export interface ProbeDescription {
  path: string | null
  initialDelaySeconds: number
  periodSeconds: number
  timeoutSeconds: number
  failureThreshold: number
}

export interface DatabaseDescription {
  /** `(default)` or a name. */
  name: string
  /** Whether its past can be read for a week instead of an hour. */
  hasPointInTimeRecovery?: boolean
  /** Whether it has to be allowed before the database can be deleted. */
  isDeleteProtected?: boolean
  /** A region or a multi-region; the project's without it. */
  location?: string
  backupSchedules?: BackupScheduleDescription[]
  indexes: CompositeIndexDescription[]
  fields: FieldDescription[]
}

export interface BackupScheduleDescription {
  retentionSeconds: number
  /** When it runs, in UTC: every day, or on a day of the week, 0 for Sunday. */
  recurrence: 'daily' | 0 | 1 | 2 | 3 | 4 | 5 | 6
}

export interface CompositeIndexDescription {
  collection: string
  queryScope: 'COLLECTION' | 'COLLECTION_GROUP'
  fields: {
    path: string
    order?: 'ASCENDING' | 'DESCENDING'
    arrayConfig?: 'CONTAINS'
    /** Of a flat vector index, which is the only kind there is. */
    vectorConfig?: { dimension: number }
  }[]
}

/** A `google_firestore_field`: single-field index settings that replace the automatic ones, and TTL. */
export interface FieldDescription {
  collection: string
  field: string
  /** Null keeps the automatic indexes; [] turns them off. */
  indexes:
    | {
        order?: 'ASCENDING' | 'DESCENDING'
        arrayConfig?: 'CONTAINS'
        queryScope: 'COLLECTION' | 'COLLECTION_GROUP'
      }[]
    | null
  ttl: boolean
}

/** An address and port of an external Application Load Balancer: a global forwarding rule, with what it leads to. */
export interface FrontDescription {
  /** The forwarding rule's. */
  name: string
  port: number
  /** The address that it adds to X-Forwarded-For. */
  address: string
  routes: RoutesDescription
}

/** A URL map. */
export interface RoutesDescription {
  /** Answers every request with the same address over TLS. */
  redirectsToHttps: boolean
  backend: BackendDescription | null
  hosts: {
    hosts: string[]
    backend: BackendDescription
    /** Exact paths, or ones that end with `/*`. */
    paths: { paths: string[]; backend: BackendDescription }[]
  }[]
}

export interface BackendDescription {
  name: string
  /** The Cloud Run service that answers. */
  service: string
  /** Null without Cloud CDN. */
  cache: CacheDescription | null
  /** Null without Identity-Aware Proxy. */
  iap: { audience: string; members: string[] } | null
  firewall: FirewallRule[]
  /** Headers that are added to every answer, `{cdn_cache_status}` not yet replaced. */
  responseHeaders: [name: string, value: string][]
}

export interface CacheDescription {
  includeQuery: boolean
  /** Requests with one of these headers are answered by the service itself. */
  bypassHeaders: string[]
}

/** A rule of a security policy; the one with the smallest priority that matches decides. */
export interface FirewallRule {
  priority: number
  /** Common Expression Language; empty for every request. */
  expression: string
  action: 'allow' | 'deny' | 'throttle'
  status: number
  /** Of one address, only for `throttle`. */
  limit: { count: number; seconds: number } | null
}
