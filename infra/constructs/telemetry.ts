import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member/index.js'
import type { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import type { TerraformResource } from 'cdktf'
import type { Construct } from 'constructs'
import type { Environment } from '../environments.ts'

/** Takes OpenTelemetry's spans and metrics (https://docs.cloud.google.com/stackdriver/docs/reference/telemetry/overview). */
const ENDPOINT = 'https://telemetry.googleapis.com'

/** The part of all traces that is sent where an environment says nothing. The local cloud costs nothing. */
const RATIO = { local: 1, elsewhere: 0.1 }

/**
 * Each role has one permission: to write, nothing else. Spans and time series belong to the project and to no resource
 * below it, so no smaller binding exists (https://docs.cloud.google.com/iam/docs/roles-permissions/telemetry).
 */
const ROLES = { traces: 'roles/telemetry.tracesWriter', metrics: 'roles/telemetry.metricsWriter' }

export const telemetryVariables = ({ name, traceRatio }: Pick<Environment, 'name' | 'traceRatio'>) => [
  { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: ENDPOINT },
  {
    name: 'TRACE_SAMPLE_RATIO',
    value: String(traceRatio ?? (name === 'local' ? RATIO.local : RATIO.elsewhere)),
  },
]

export const grantTelemetry = (scope: Construct, account: ServiceAccount): TerraformResource[] =>
  Object.entries(ROLES).map(
    ([signal, role]) =>
      new ProjectIamMember(scope, `telemetry-${signal}`, {
        project: account.project,
        role,
        member: account.member,
      }),
  )
