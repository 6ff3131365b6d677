import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket/index.js'
import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member/index.js'
import { Construct } from 'constructs'
import type { BucketName } from '../../services/platform/topic.ts'
import type { BucketAccess } from '../../services/platform/trigger.ts'
import type { Environment } from '../environments.ts'

const ROLES: Record<BucketAccess, string> = {
  read: 'roles/storage.objectViewer',
  create: 'roles/storage.objectCreator',
  manage: 'roles/storage.objectUser',
}

/** The buckets: private, one access system, restorable for a while. */
export class Buckets extends Construct {
  readonly originals: StorageBucket
  readonly renditions: StorageBucket
  readonly #projectId: string

  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    this.#projectId = environment.projectId
    const shared = {
      location: environment.region,
      storageClass: 'STANDARD',
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      forceDestroy: environment.isDisposable,
      softDeletePolicy: { retentionDurationSeconds: environment.softDeleteDays * 86_400 },
    }
    this.originals = new StorageBucket(this, 'originals', {
      ...shared,
      name: this.nameOf('originals'),
      // Browsers upload here directly, so they must be allowed to send and read these headers.
      cors: [
        {
          origin: [...environment.origins],
          method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
          responseHeader: [
            'Content-Type',
            'Content-Range',
            'Location',
            'Range',
            'x-goog-resumable',
            'x-goog-if-generation-match',
            'x-goog-content-length-range',
            'x-goog-meta-traceparent',
          ],
          maxAgeSeconds: 3600,
        },
      ],
      lifecycleRule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } }],
    })
    this.renditions = new StorageBucket(this, 'renditions', {
      ...shared,
      name: this.nameOf('renditions'),
      lifecycleRule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 1 } }],
    })
  }

  /** Bucket names are global, so they carry the project. */
  nameOf(bucket: BucketName): string {
    return `${this.#projectId}-${bucket}`
  }

  /** Lets `member` use a bucket in exactly one way. */
  grant(scope: Construct, bucket: BucketName, access: BucketAccess, member: string): void {
    new StorageBucketIamMember(scope, `${bucket}-${access}`, {
      bucket: this[bucket].name,
      role: ROLES[access],
      member,
    })
  }

  /** The variables by which a program finds the buckets, for example ORIGINALS_BUCKET. */
  environmentOf(names: readonly BucketName[]): { name: string; value: string }[] {
    return names.map((name) => ({ name: `${name.toUpperCase()}_BUCKET`, value: this.nameOf(name) }))
  }
}
