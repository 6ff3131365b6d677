import type { BucketName, Topic } from './topic.ts'

/** What a function may do with a bucket: `read` objects, `create` new ones, or `manage` (also replace and delete). */
export type BucketAccess = 'read' | 'create' | 'manage'

/**
 * The deployment facts of one event function, beside its code. `infra/` turns them into the service,
 * its subscription and exactly these permissions; through the synthesized JSON the local cloud does too.
 */
export interface Trigger {
  name: string
  /** The topic that starts it, or every dead-letter topic of the system. */
  topic: Topic | 'dead-letters'
  /** Kubernetes quantity, as Cloud Run takes it. */
  memory: `${number}Mi` | `${number}Gi`
  cpu: '1' | '2' | '4'
  /** Events one instance handles at once. */
  concurrency: number
  timeoutSeconds: number
  /** Deliveries before the event is a dead letter; Pub/Sub allows 5 to 100. */
  attempts: number
  /** The fuse: never more instances than this. */
  maxInstances: number
  buckets?: Partial<Record<BucketName, BucketAccess>>
  database?: 'read' | 'write'
  publishes?: readonly Topic[]
}
