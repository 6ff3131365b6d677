import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket/index.js'
import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member/index.js'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import { labelsOf } from '../../labels.ts'
import type { ProjectApis } from './project-apis.ts'

/** Old states help only against a recent mistake, and each lists everything that there is. */
const OLD_STATES = { kept: 20, days: 30 }

interface StateBucketConfig {
  environment: Environment
  name: string
  apis: ProjectApis
}

/** Where Terraform remembers what it made: of this stack, and of the studio's. */
export class StateBucket extends Construct {
  readonly #bucket: StorageBucket

  constructor(scope: Construct, id: string, { environment, name, apis }: StateBucketConfig) {
    super(scope, id)
    this.#bucket = new StorageBucket(this, 'bucket', {
      name,
      location: environment.region,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      versioning: { enabled: true },
      lifecycleRule: [
        {
          action: { type: 'Delete' },
          condition: { numNewerVersions: OLD_STATES.kept, daysSinceNoncurrentTime: OLD_STATES.days },
        },
      ],
      labels: labelsOf(environment),
      // This stack's own state is in it, so no `terraform destroy` could end well.
      lifecycle: { preventDestroy: true },
      dependsOn: [apis.ready],
    })
  }

  /** Reading is enough for a plan that takes no lock; an apply writes the state and its lock. */
  grant(scope: Construct, access: 'read' | 'write', member: string): void {
    new StorageBucketIamMember(scope, `state-${access}`, {
      bucket: this.#bucket.name,
      role: access === 'read' ? 'roles/storage.objectViewer' : 'roles/storage.objectUser',
      member,
    })
  }
}
