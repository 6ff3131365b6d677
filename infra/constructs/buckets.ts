import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket/index.js'
import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import {
  type BucketFacts,
  type BucketName,
  buckets,
  bucketVariable,
} from '../../services/platform/buckets.ts'
import type { BucketAccess } from '../../services/platform/service-facts.ts'
import type { Environment } from '../environments.ts'
import { retentionOf } from '../retention.ts'
import { twoRegions } from '../second-regions.ts'

const ROLES: Record<BucketAccess, string> = {
  read: 'roles/storage.objectViewer',
  create: 'roles/storage.objectCreator',
  manage: 'roles/storage.objectUser',
}

const DAY_SECONDS = 86_400

/** The headers that a browser sends and reads when it uploads with a grant. */
const UPLOAD_HEADERS = [
  'Content-Type',
  'Content-Range',
  'Location',
  'Range',
  'x-goog-resumable',
  'x-goog-if-generation-match',
  'x-goog-content-length-range',
  'x-goog-meta-traceparent',
]

/**
 * Renditions show an old photo, and its original is read only when somebody downloads it. Moving is all that a rule may
 * do: it never deletes. A class has a shortest time that is billed, 30 days or 90
 * (https://cloud.google.com/storage/docs/storage-classes).
 */
const becomesCold = (days: number) => ({
  action: { type: 'SetStorageClass', storageClass: days < 90 ? 'NEARLINE' : 'COLDLINE' },
  condition: { age: days, matchesStorageClass: ['STANDARD'] },
})

/**
 * The buckets. They are private, use only IAM, and keep deleted objects for a while where nothing else could restore
 * them.
 */
export class Buckets extends Construct {
  readonly #environment: Environment
  readonly #buckets = new Map<BucketName, StorageBucket>()

  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    this.#environment = environment
    for (const name of Object.keys(buckets) as BucketName[])
      this.#buckets.set(name, this.#create(name, buckets[name]))
  }

  #create(name: BucketName, { takesUploads, canBeRemade }: BucketFacts): StorageBucket {
    const { region, isDisposable, origins, backups } = this.#environment
    const { softDeleteDays } = retentionOf(this.#environment)
    // What can be made again is not worth a second copy.
    const placed = backups.isInTwoRegions && !canBeRemade ? twoRegions(region) : null
    const cors = {
      origin: [...origins],
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      responseHeader: UPLOAD_HEADERS,
      maxAgeSeconds: 3600,
    }
    return new StorageBucket(this, name, {
      name: this.#nameOf(name),
      location: placed?.location ?? region,
      ...(placed && { customPlacementConfig: { dataLocations: [...placed.regions] } }),
      storageClass: 'STANDARD',
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      forceDestroy: isDisposable,
      lifecycle: { preventDestroy: !isDisposable },
      softDeletePolicy: { retentionDurationSeconds: canBeRemade ? 0 : softDeleteDays * DAY_SECONDS },
      ...(takesUploads && { cors: [cors] }),
      ...(name === 'originals' && { lifecycleRule: [becomesCold(backups.coldAfterDays)] }),
    })
  }

  /** Bucket names are global, so they contain the project. */
  #nameOf(bucket: BucketName): string {
    return `${this.#environment.projectId}-${bucket}`
  }

  get(name: BucketName): StorageBucket {
    const bucket = this.#buckets.get(name)
    if (!bucket) throw new Error(`There is no bucket ${name}`)
    return bucket
  }

  /** Grants `member` exactly one kind of access to a bucket. */
  grant(scope: Construct, bucket: BucketName, access: BucketAccess, member: string): TerraformResource {
    return new StorageBucketIamMember(scope, `${bucket}-${access}`, {
      bucket: this.get(bucket).name,
      role: ROLES[access],
      member,
    })
  }

  /** The variable in which a program finds the bucket. */
  variable(bucket: BucketName): { name: string; value: string } {
    return { name: bucketVariable(bucket), value: this.#nameOf(bucket) }
  }
}
