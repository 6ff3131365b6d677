// What programs are told, and what must not be told here.
import { type BucketName, bucketVariable } from '../../../services/platform/buckets.ts'
import { type SecretName, secretVariable } from '../../../services/platform/secrets.ts'
import { edgeOf } from '../../edge.ts'
import { retentionVariables } from '../../retention.ts'
import { type Cloud, type Resource, valueAt } from '../cloud.ts'
import { api, factsOf } from '../facts.ts'
import type { Rule } from '../rule.ts'

const RUN = 'google_cloud_run_v2_service'
const facts = ({ attributes }: Resource) => factsOf(attributes.name)
const container = 'template.containers.0'

const LITERAL = /^(?!\$\{).*(-----BEGIN|AIza|ya29\.|sk_live_|xox[abp]-|gh[pousr]_|AKIA)/s

/** What a program must be told, by variable. */
function variablesOf(resource: Resource, cloud: Cloud): Map<string, string> {
  const { environment } = cloud
  const declared = facts(resource)
  const expected = new Map([
    ['GOOGLE_CLOUD_PROJECT', environment.projectId],
    ['MALLOC_ARENA_MAX', '1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://telemetry.googleapis.com'],
    ['TRACE_SAMPLE_RATIO', String(environment.traceRatio ?? (environment.form === 'sources' ? 1 : 0.1))],
  ])
  for (const bucket of Object.keys(declared?.buckets ?? {}) as BucketName[])
    expected.set(bucketVariable(bucket), `${environment.projectId}-${bucket}`)
  if (declared?.hasLinks) expected.set('PUBLIC_URL', environment.origins[0])
  if (declared?.hasQuota && environment.defaultQuotaBytes !== undefined)
    expected.set('DEFAULT_QUOTA_BYTES', String(environment.defaultQuotaBytes))
  for (const secret of [
    ...(declared?.secrets ?? []),
    ...(declared?.seenSecrets ?? []),
    ...(declared?.ownSecrets ?? []),
  ] as SecretName[])
    expected.set(secretVariable(secret), `<secret ${secret}>.id`)
  if (declared === api) {
    const { trustedProxies, signsIn } = edgeOf(environment)
    expected.set(
      'IAP_AUDIENCE',
      signsIn
        ? '/projects/<project project>.number/global/backendServices/<compute_backend_service studio>.generated_id'
        : '',
    )
    expected.set('TRUSTED_PROXIES', String(trustedProxies))
    expected.set('HOSTS', (environment.hosts ?? []).join(','))
    expected.set('CORS_ORIGINS', (environment.corsOrigins ?? []).join(','))
    expected.set('TEST_PAYMENTS', String(environment.takesTestPayments ?? false))
    for (const { name, value } of retentionVariables(environment)) expected.set(name, value)
  }
  return expected
}

const envOf = ({ attributes }: Resource) =>
  (valueAt(attributes, `${container}.env`) ?? []) as { name?: string; value?: string }[]

export const variableRules: Rule[] = [
  {
    id: 'variables-as-declared',
    severity: 'high',
    why: 'A program that is told another bucket, secret or number of proxies works on the wrong data, or trusts a forged address.',
    mend: 'Variables follow from the facts of the service and from the environment file.',
    link: 'https://cloud.google.com/run/docs/configuring/services/environment-variables',
    judges: { [RUN]: [`${container}.env.*`] },
    *check(cloud) {
      for (const resource of cloud.all(RUN)) {
        const expected = variablesOf(resource, cloud)
        const found = new Map(envOf(resource).map(({ name, value }) => [String(name), cloud.named(value)]))
        for (const [name, value] of expected)
          if (found.get(name) !== value)
            yield {
              address: resource.address,
              attribute: `${container}.env`,
              message: `${name} is ${found.get(name) ?? 'missing'}; it must be "${value}"`,
            }
        for (const name of found.keys())
          if (!expected.has(name))
            yield {
              address: resource.address,
              attribute: `${container}.env`,
              message: `${name} is not expected`,
            }
      }
    },
  },
  {
    id: 'no-literal-secret',
    severity: 'critical',
    why: 'What is written here is in the state, in the plan and in the history of the repository.',
    mend: 'Keep the value in Secret Manager, and pass the name of the secret.',
    link: 'https://cloud.google.com/run/docs/configuring/services/secrets',
    judges: {},
    *check(cloud) {
      for (const resource of cloud.all(RUN))
        for (const { name = '', value = '' } of envOf(resource))
          if (
            LITERAL.test(value) ||
            (/(_SECRET|_KEY|_KEYS|PASSWORD|TOKEN)$/.test(name) && value !== '' && !value.startsWith('${'))
          )
            yield {
              address: resource.address,
              attribute: `${container}.env`,
              message: `${name} has its value here`,
            }
      for (const { address } of cloud.all('google_secret_manager_secret_version'))
        yield { address, attribute: null, message: 'a value of a secret is in the state' }
    },
  },
]
