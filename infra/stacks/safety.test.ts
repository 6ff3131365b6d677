import { describe, expect, test } from 'vitest'
import { functions } from '../functions.ts'
import { type Attributes, clouds, members, prod, referred } from '../testing.ts'

const WRITES_TELEMETRY = /^roles\/telemetry\.(traces|metrics)Writer$/

describe.each(clouds)('in $name', (cloud) => {
  test('no bucket is public, and no binding is for everyone', () => {
    expect(cloud.all('google_storage_bucket').length).toBeGreaterThan(0)
    for (const bucket of cloud.all('google_storage_bucket'))
      expect(bucket).toMatchObject({
        public_access_prevention: 'enforced',
        uniform_bucket_level_access: true,
      })
    for (const { member } of members(cloud)) expect(member).not.toMatch(/^all|^domain:|^user:|^group:/)
    expect(cloud.types.filter((type) => /_iam_(binding|policy)$/.test(type))).toEqual([])
  })

  test('no role applies to a whole project, but to write telemetry, and one that a condition limits to the database', () => {
    const projectWide = cloud.types.filter((type) => type.startsWith('google_project_iam'))
    // What is recorded is nobody's role.
    expect(projectWide.filter((type) => type !== 'google_project_iam_audit_config')).toEqual([
      'google_project_iam_member',
    ])
    for (const { role, condition, project } of cloud.all('google_project_iam_member')) {
      // Spans and time series belong to no resource below the project, and these roles can only add some.
      if (WRITES_TELEMETRY.test(String(role))) continue
      expect(referred(cloud, project)).toMatchObject({
        type: 'google_firestore_database',
        attribute: 'project',
      })
      expect(role).toMatch(/^roles\/datastore\.(user|viewer)$/)
      expect(condition).toEqual({
        title: 'one-database',
        expression: expect.stringMatching(
          /^resource\.name == "\$\{google_firestore_database\.[A-Za-z0-9_]+\.id\}"$/,
        ),
      })
    }
  })

  test('only the API is open to everyone, and only through the load balancer where there is one', () => {
    const forApi = cloud.environment.edge === 'run' ? 'ALL' : 'INTERNAL_LOAD_BALANCER'
    for (const service of cloud.all('google_cloud_run_v2_service')) {
      const isApi = service.name === 'api'
      expect(service.ingress).toBe(`INGRESS_TRAFFIC_${isApi ? forApi : 'INTERNAL_ONLY'}`)
      expect(service.invoker_iam_disabled).toBe(isApi ? true : undefined)
    }
  })

  test('a bucket with notifications is never an output bucket', () => {
    const notified = cloud
      .all('google_storage_notification')
      .map(({ bucket, topic }) => [
        referred(cloud, bucket).resource.name,
        referred(cloud, topic).resource.name,
      ])
    const announced = functions.flatMap(({ topic }) =>
      topic !== 'dead-letters' && topic.announces
        ? [[`${cloud.environment.projectId}-${topic.announces}`, topic.name]]
        : [],
    )
    expect(notified.sort()).toEqual(
      [...new Map(announced.map((each) => [each.join(), each])).values()].sort(),
    )
    for (const { topic, buckets } of functions)
      if (topic !== 'dead-letters' && topic.announces) expect(buckets?.[topic.announces]).toBe('read')
  })

  test('every service has its own account, used by nothing else, with an id that Google accepts', () => {
    const services = cloud.all('google_cloud_run_v2_service')
    const accounts = services.map(
      ({ template }) => referred(cloud, (template as Attributes).service_account).resource,
    )
    expect(new Set(accounts).size).toBe(services.length)
    const ids = cloud.all('google_service_account').map(({ account_id }) => String(account_id))
    expect(ids.sort()).toEqual(['event-push', 'studio-api', ...functions.map(({ name }) => name)].sort())
    // Google accepts 6 to 30 letters, digits and dashes; "api" would fail before anything is created.
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/)
  })

  test('a disposable environment can be destroyed as a whole, no other by accident', () => {
    const { isDisposable } = cloud.environment
    for (const bucket of cloud.all('google_storage_bucket')) expect(bucket.force_destroy).toBe(isDisposable)
    for (const service of cloud.all('google_cloud_run_v2_service'))
      expect(service.deletion_protection).toBe(!isDisposable)
    expect(cloud.all('google_firestore_database')).toMatchObject([
      isDisposable
        ? {
            delete_protection_state: 'DELETE_PROTECTION_DISABLED',
            deletion_policy: 'DELETE',
            point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_DISABLED',
          }
        : {
            delete_protection_state: 'DELETE_PROTECTION_ENABLED',
            deletion_policy: 'ABANDON',
            point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_ENABLED',
          },
    ])
  })

  test('variables hold plain facts and names, never secrets', () => {
    for (const { template } of cloud.all('google_cloud_run_v2_service'))
      for (const { name, value } of (template as { containers: [{ env: Attributes[] }] }).containers[0].env)
        expect([name, value]).toEqual([
          expect.stringMatching(
            /^(GOOGLE_CLOUD_PROJECT|MALLOC_ARENA_MAX|OTEL_EXPORTER_OTLP_ENDPOINT|TRACE_SAMPLE_RATIO|PUBLIC_URL|IAP_AUDIENCE|TRUSTED_PROXIES|HOSTS|CORS_ORIGINS|TEST_PAYMENTS|SOFT_DELETE_DAYS|PAST_DAYS|DAILY_BACKUP_DAYS|WEEKLY_BACKUP_DAYS|LOG_DAYS|DATA_REGIONS|[A-Z_]+_(BUCKET|SECRET))$/,
          ),
          expect.any(String),
        ])
    expect(cloud.types).not.toContain('google_secret_manager_secret_version')
  })
})

test('staging and production differ in names and in how long deleted things are kept', () => {
  const staging = clouds.find(({ name }) => name === 'staging')!
  const plain = (cloud: typeof prod) =>
    JSON.stringify({ ...cloud.json, '//': null, terraform: null })
      .replaceAll(cloud.environment.alertEmail, 'EMAIL')
      .replaceAll(cloud.environment.labels.costCentre, 'COST_CENTRE')
      .replaceAll(`"environment":"${cloud.name}"`, '"environment":"STACK"')
      .replaceAll(`"subject":"${cloud.name}: `, '"subject":"STACK: ')
      .replaceAll(cloud.environment.projectId, 'PROJECT')
      .replaceAll(new URL(cloud.environment.origins[0]).hostname, 'DOMAIN')
      .replaceAll(/"studio-[0-9a-f]{8}"/g, '"CERTIFICATE"')
      .replaceAll(`"${cloud.name}/`, '"STACK/')
      .replaceAll(/"retention_duration_seconds":\d+/g, '"retention_duration_seconds":N')
      .replaceAll(/"retention":"\d+s"/g, '"retention":"Ns"')
      .replaceAll(/"name":"(SOFT_DELETE_DAYS|[A-Z]+_BACKUP_DAYS|DATA_REGIONS)","value":"[^"]*"/g, '"$1"')
      // A second region is for production only.
      .replaceAll(/"location":"EU"/g, `"location":"${cloud.environment.region}"`)
      .replaceAll(/"custom_placement_config":\{[^}]*\},/g, '')
  expect(plain(staging)).toBe(plain(prod))
})
