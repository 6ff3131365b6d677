import { LoggingProjectBucketConfig } from '@cdktf/provider-google/lib/logging-project-bucket-config/index.js'
import { Construct } from 'constructs'
import { TRAIL_DAYS } from '../../../services/platform/retention.ts'
import type { Environment } from '../../environments.ts'
import type { ProjectApis } from './project-apis.ts'

export const TRAIL_BUCKET = 'trail'

/**
 * Who did what, in a bucket of its own that only the studio's sink fills. It is here because it outlives a studio that
 * is destroyed: for that it is there, and Google gives the name of a deleted one back after a week only
 * (https://cloud.google.com/logging/docs/buckets#delete-bucket).
 */
export class TrailBucket extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, apis }: { environment: Environment; apis: ProjectApis },
  ) {
    super(scope, id)
    new LoggingProjectBucketConfig(this, 'bucket', {
      project: environment.projectId,
      location: environment.region,
      bucketId: TRAIL_BUCKET,
      description: 'Audit logs and security events',
      retentionDays: TRAIL_DAYS,
      lifecycle: { preventDestroy: true },
      dependsOn: [apis.ready],
    })
  }
}
