// Who did what, on record and kept.
import { differences, type Rule } from '../rule.ts'

export const trailRules: Rule[] = [
  {
    id: 'access-is-on-record',
    severity: 'high',
    why: 'After a break-in nobody could say which secrets were read, and who gave whom which right.',
    mend: 'Reads of secrets, of accounts and of policies are logged.',
    link: 'https://cloud.google.com/logging/docs/audit/configure-data-access',
    judges: { google_project_iam_audit_config: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map(
        cloud
          .all('google_project_iam_audit_config')
          .map(({ attributes, address }) => [
            `${attributes.service} ${JSON.stringify(attributes.audit_log_config)}`,
            address,
          ]),
      )
      const read = '{"log_type":"ADMIN_READ"}'
      yield* differences(
        found,
        new Set([
          `secretmanager.googleapis.com [${read},{"log_type":"DATA_READ"}]`,
          `iam.googleapis.com [${read}]`,
          `cloudresourcemanager.googleapis.com [${read}]`,
        ]),
        { missing: 'something is not logged', extra: 'nobody has reviewed this' },
      )
    },
  },
  {
    id: 'trail-is-kept',
    severity: 'high',
    why: 'A break-in is often noticed months later; other logs hold what people did, and are kept a month only.',
    mend: 'infra/constructs/monitoring/trail-sink.ts',
    link: 'https://cloud.google.com/logging/docs/buckets#custom-retention',
    judges: { google_logging_project_sink: ['*'], google_logging_project_bucket_config: ['*'] },
    *check(cloud) {
      const { projectId, region } = cloud.environment
      const found = new Map<string, string>()
      for (const { attributes, address } of cloud.all('google_logging_project_bucket_config'))
        found.set(
          `bucket ${attributes.bucket_id} in ${attributes.location}, ${attributes.retention_days} days ${JSON.stringify(attributes.lifecycle)}`,
          address,
        )
      for (const { attributes, address } of cloud.all('google_logging_project_sink'))
        found.set(
          `sink ${attributes.name} to ${attributes.destination} of ${attributes.filter}${attributes.unique_writer_identity === true && attributes.disabled === undefined ? '' : ', changed'}`,
          address,
        )
      const kinds = ['activity', 'data_access', 'policy'].map(
        (kind) => `log_id("cloudaudit.googleapis.com/${kind}")`,
      )
      yield* differences(
        found,
        new Set(
          cloud.stack === 'studio'
            ? [
                'bucket _Default in global, 30 days undefined',
                `sink trail to logging.googleapis.com/projects/${projectId}/locations/${region}/buckets/trail of ${[...kinds, 'jsonPayload.securityEvent.kind:*'].join(' OR ')}`,
              ]
            : [`bucket trail in ${region}, 400 days {"prevent_destroy":true}`],
        ),
        { missing: 'a part of the trail is missing', extra: 'nobody has reviewed this' },
      )
    },
  },
]
