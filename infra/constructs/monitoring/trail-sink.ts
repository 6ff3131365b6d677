import { LoggingProjectBucketConfig } from '@cdktf/provider-google/lib/logging-project-bucket-config/index.js'
import { LoggingProjectSink } from '@cdktf/provider-google/lib/logging-project-sink/index.js'
import { ProjectIamAuditConfig } from '@cdktf/provider-google/lib/project-iam-audit-config/index.js'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import { retentionOf } from '../../retention.ts'
import { TRAIL_BUCKET } from '../bootstrap/trail-bucket.ts'

/**
 * Google always records who changes something. Who reads something is only recorded where it is switched on: for
 * secrets and accounts, where it happens seldom and matters. Not for signing, of which every upload needs one.
 */
const READS = [
  { service: 'secretmanager.googleapis.com', types: ['ADMIN_READ', 'DATA_READ'] },
  { service: 'iam.googleapis.com', types: ['ADMIN_READ'] },
  { service: 'cloudresourcemanager.googleapis.com', types: ['ADMIN_READ'] },
]

const AUDIT =
  'log_id("cloudaudit.googleapis.com/activity") OR log_id("cloudaudit.googleapis.com/data_access") OR log_id("cloudaudit.googleapis.com/policy")'

/**
 * Who did what, by Google and by the studio, in a bucket of its own that nothing else fills and that the bootstrap
 * creates. A sink to a log bucket of
 * its own project needs no permission: https://cloud.google.com/logging/docs/export/configure_export_v2#dest-auth
 */
export class TrailSink extends Construct {
  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    const { projectId, region } = environment
    for (const { service, types } of READS)
      new ProjectIamAuditConfig(this, service.split('.')[0] ?? service, {
        project: projectId,
        service,
        auditLogConfig: types.map((logType) => ({ logType })),
      })
    new LoggingProjectSink(this, 'sink', {
      name: 'trail',
      description: 'Audit logs of Google, and security events of the studio',
      destination: `logging.googleapis.com/projects/${projectId}/locations/${region}/buckets/${TRAIL_BUCKET}`,
      filter: `${AUDIT} OR jsonPayload.securityEvent.kind:*`,
      uniqueWriterIdentity: true,
    })
    new LoggingProjectBucketConfig(this, 'default', {
      project: projectId,
      // Google made this one, and where it is cannot be changed.
      location: 'global',
      bucketId: '_Default',
      retentionDays: retentionOf(environment).logDays,
    })
  }
}
