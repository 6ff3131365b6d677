import type { BucketName } from './buckets.ts'
import { perName } from './per-name.ts'
import type { SecretName } from './secrets.ts'
import type { Topic } from './topic.ts'

/** What a service may do with a bucket: `read` objects, `create` new ones, or `manage` (also replace and delete). */
export type BucketAccess = 'read' | 'create' | 'manage'

/**
 * The deployment facts of one service, beside its code. `infra/` turns them into the service, the variables that locate
 * its resources, and exactly these permissions; the local cloud does the same from the synthesized JSON.
 */
export interface ServiceFacts {
  name: string
  /** A Kubernetes quantity, as Cloud Run takes it. */
  memory: `${number}Mi` | `${number}Gi`
  /** Below one, Cloud Run hands an instance one event at a time (https://cloud.google.com/run/docs/configuring/cpu). */
  cpu: '0.125' | '0.25' | '0.5' | '1' | '2' | '4'
  /** Requests or events one instance handles at once. */
  concurrency: number
  timeoutSeconds: number
  buckets?: Partial<Record<BucketName, BucketAccess | readonly BucketAccess[]>>
  database?: 'read' | 'write'
  /** Whether it writes links to the studio for people to open; their base address is in `PUBLIC_URL`. */
  hasLinks?: boolean
  /** Whether it refuses what exceeds a person's quota; what an operator gives everybody is in `DEFAULT_QUOTA_BYTES`. */
  hasQuota?: boolean
  publishes?: readonly Topic[]
  /** Secrets whose values it reads. */
  secrets?: readonly SecretName[]
  /** Secrets of which it only sees whether they have a value. */
  seenSecrets?: readonly SecretName[]
  /** Secrets whose values it creates itself: it reads, lists and adds their versions. */
  ownSecrets?: readonly SecretName[]
  /** Whether it hands out signed URLs, signing as its own account. */
  signs?: boolean
}

/** The same access to several buckets. */
export const accessToEach = <Name extends BucketName, Access extends BucketAccess>(
  names: readonly Name[],
  access: Access,
) => perName(names, () => access)
