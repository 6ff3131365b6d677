import { describe, expect, test } from 'vitest'
import { facts as api } from '../../services/api/facts.ts'
import { buckets } from '../../services/platform/buckets.ts'
import type { ServiceFacts } from '../../services/platform/service-facts.ts'
import { environments } from '../environments.ts'
import { functions } from '../functions.ts'
import { indexes } from '../indexes.ts'
import { synthesize } from '../synthesize.ts'

type Attributes = Record<string, unknown>
const clouds = Object.values(environments).map((environment) => {
  const { resource } = synthesize(environment)
  return {
    name: environment.name,
    all: (type: string) => Object.values(resource[type] ?? {}) as Attributes[],
    types: Object.keys(resource),
  }
})
const prod = clouds.find(({ name }) => name === 'prod')!
const memberResources = (cloud: typeof prod) =>
  cloud.types.filter((type) => /_iam_(member|binding|policy)$/.test(type))
/** The function that a resource belongs to, from its path in the construct tree. */
const pathOf = (resource: Attributes) =>
  (resource['//'] as { metadata: { path: string } }).metadata.path.split('/').slice(1)
/** What is referred to, by its name in the construct tree: a bucket, a topic, a secret. */
const nameIn = (reference: unknown): string[] => {
  const [, type, id] = /^\$\{([a-z_]+)\.([^.]+)\./.exec(String(reference)) ?? []
  if (!type || !id) return []
  const resource = synthesize(environments.prod).resource[type]?.[id]
  return resource ? [pathOf(resource).at(-1)!] : []
}
const STORAGE_ROLES = { read: 'objectViewer', create: 'objectCreator', manage: 'objectUser' } as const

describe.each(clouds)('safety in $name', (cloud) => {
  test('no bucket is public', () => {
    expect(cloud.all('google_storage_bucket').length).toBeGreaterThan(0)
    for (const bucket of cloud.all('google_storage_bucket'))
      expect(bucket).toMatchObject({
        public_access_prevention: 'enforced',
        uniform_bucket_level_access: true,
      })
    for (const { member } of cloud.all('google_storage_bucket_iam_member')) expect(member).not.toMatch(/^all/)
  })

  test('no role holds for a whole project: only the database, by a condition that names it', () => {
    const projectWide = memberResources(cloud).filter((type) => type.startsWith('google_project_'))
    expect(projectWide).toEqual(['google_project_iam_member'])
    for (const { role, condition } of cloud.all('google_project_iam_member')) {
      expect(role).toMatch(/^roles\/datastore\.(user|viewer)$/)
      expect(condition).toMatchObject({
        expression: expect.stringMatching(/^resource\.name == "\$\{google_firestore_database\./),
      })
    }
  })

  test('only the API is open to everyone', () => {
    const open = memberResources(cloud)
      .flatMap((type) => cloud.all(type))
      .filter(({ member }) => /^all/.test(String(member)))
    expect(open.map((member) => pathOf(member)[0])).toEqual(['api'])
    const reachable = cloud
      .all('google_cloud_run_v2_service')
      .filter(({ ingress }) => ingress === 'INGRESS_TRAFFIC_ALL')
    expect(reachable.map(({ name }) => name)).toEqual(['api'])
  })

  test('every subscription has a dead letter and retries, except those that take the dead letters', () => {
    const subscriptions = cloud.all('google_pubsub_subscription')
    expect(subscriptions.length).toBeGreaterThan(0)
    for (const subscription of subscriptions) {
      expect(subscription.retry_policy).toEqual({ minimum_backoff: '10s', maximum_backoff: '600s' })
      expect(subscription.push_config).toMatchObject({
        oidc_token: { service_account_email: expect.any(String) },
      })
      if (!String(subscription.name).endsWith('-dead-letter'))
        expect(subscription.dead_letter_policy).toMatchObject({ dead_letter_topic: expect.any(String) })
    }
  })

  test('Pub/Sub itself may forward every dead letter', () => {
    for (const { name } of functions.filter(({ topic }) => topic !== 'dead-letters')) {
      const own = memberResources(cloud)
        .flatMap((type) => cloud.all(type))
        .filter((member) => pathOf(member)[0] === name)
      const agent = own
        .filter(({ member }) => /@gcp-sa-pubsub\.iam/.test(String(member)))
        .map(({ role }) => role)
      expect(agent.sort()).toEqual(['roles/pubsub.publisher', 'roles/pubsub.subscriber'])
    }
  })

  test('a watched bucket is never an output bucket', () => {
    for (const { topic, buckets } of functions)
      if (topic !== 'dead-letters' && 'announces' in topic && topic.announces)
        expect(buckets?.[topic.announces]).toBe('read')
  })

  test('a service has started when it listens, and has minutes for that', () => {
    for (const { template } of cloud.all('google_cloud_run_v2_service'))
      expect(template).toMatchObject({
        containers: [
          {
            startup_probe: {
              tcp_socket: { port: 8080 },
              period_seconds: 240,
              timeout_seconds: 240,
              failure_threshold: 1,
            },
          },
        ],
      })
  })

  test('no path that Google probes or that people ask ends in z, which its front end answers itself', () => {
    for (const { template } of cloud.all('google_cloud_run_v2_service'))
      expect(JSON.stringify(template)).not.toMatch(/"path":"[^"]*z"/)
  })

  test('every service has its own account, used by nothing else', () => {
    const services = cloud.all('google_cloud_run_v2_service')
    const accounts = services.map(({ template }) => (template as Attributes).service_account)
    expect(new Set(accounts).size).toBe(services.length)
    const ids = cloud.all('google_service_account').map(({ account_id }) => String(account_id))
    expect(ids.sort()).toEqual(['event-push', 'studio-api', ...functions.map(({ name }) => name)].sort())
    // Google takes 6 to 30 letters, digits and dashes; "api" would fail before anything is created.
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/)
  })
})

describe('shape', () => {
  test.each(functions)('$name runs as its trigger says', (trigger) => {
    const service = prod.all('google_cloud_run_v2_service').find(({ name }) => name === trigger.name)
    expect(service?.template).toMatchObject({
      timeout: `${trigger.timeoutSeconds}s`,
      max_instance_request_concurrency: trigger.concurrency,
      scaling: { min_instance_count: 0, max_instance_count: trigger.maxInstances },
      containers: [{ resources: { limits: { memory: trigger.memory, cpu: trigger.cpu } } }],
    })
  })

  test.each([...functions, api])('$name may do exactly what its facts declare', (facts: ServiceFacts) => {
    const rights = memberResources(prod)
      .flatMap((type) => prod.all(type))
      .filter(
        (member) => pathOf(member)[0] === facts.name && /_workload_account_/.test(String(member.member)),
      )
      .map(({ role, bucket, secret_id, topic }) =>
        [String(role), ...[bucket, secret_id, topic].flatMap((target) => nameIn(target))].join(' on '),
      )
    const declared = [
      ...Object.entries(facts.buckets ?? {}).flatMap(([bucket, accesses]) =>
        [accesses].flat().map((access) => `roles/storage.${STORAGE_ROLES[access]} on ${bucket}`),
      ),
      ...(facts.database ? [`roles/datastore.${facts.database === 'write' ? 'user' : 'viewer'}`] : []),
      ...(facts.publishes ?? []).map(({ name }) => `roles/pubsub.publisher on ${name}`),
      ...(facts.secrets ?? []).map((secret) => `roles/secretmanager.secretAccessor on ${secret}`),
      ...(facts.ownSecrets ?? []).flatMap((secret) =>
        ['secretAccessor', 'secretVersionAdder', 'viewer'].map(
          (role) => `roles/secretmanager.${role} on ${secret}`,
        ),
      ),
      // It signs what it hands out to browsers.
      ...(facts.name === 'api' ? ['roles/iam.serviceAccountTokenCreator'] : []),
    ]
    expect(rights.sort()).toEqual(declared.sort())
  })

  test.each([...functions, api])('$name is told where to find what it uses', (facts: ServiceFacts) => {
    const service = prod.all('google_cloud_run_v2_service').find(({ name }) => name === facts.name)!
    const [container] = (service.template as { containers: [{ env: { name: string; value: string }[] }] })
      .containers
    const told = new Map(container.env.map(({ name, value }) => [name, value]))
    for (const bucket of Object.keys(facts.buckets ?? {}))
      expect(told.get(`${bucket.toUpperCase()}_BUCKET`)).toBe(`${environments.prod.projectId}-${bucket}`)
    for (const secret of [...(facts.secrets ?? []), ...(facts.ownSecrets ?? [])])
      expect(told.get(`${secret.toUpperCase().replaceAll('-', '_')}_SECRET`)).toMatch(
        new RegExp(`^\\$\\{google_secret_manager_secret\\..*${secret}.*\\.id\\}$`),
      )
    expect([...told.keys()].filter((name) => /_(BUCKET|SECRET)$/.test(name))).toHaveLength(
      Object.keys(facts.buckets ?? {}).length +
        (facts.secrets ?? []).length +
        (facts.ownSecrets ?? []).length,
    )
  })

  test('every bucket has its own facts: who uploads, and whether what is deleted is kept', () => {
    const deployed = prod.all('google_storage_bucket')
    expect(deployed).toHaveLength(Object.keys(buckets).length)
    for (const [name, { takesUploads, canBeRemade }] of Object.entries(buckets)) {
      const bucket = deployed.find((each) => each.name === `${environments.prod.projectId}-${name}`)
      expect(Boolean(bucket?.cors)).toBe(takesUploads)
      expect(bucket?.soft_delete_policy).toEqual({
        retention_duration_seconds: canBeRemade ? 0 : environments.prod.softDeleteDays * 86_400,
      })
      // Nothing deletes what people store but the studio itself.
      expect(bucket?.lifecycle_rule).toBeUndefined()
    }
  })

  test('Pub/Sub waits longer for an answer than a function may take', () => {
    const services = prod.all('google_cloud_run_v2_service')
    for (const subscription of prod.all('google_pubsub_subscription')) {
      const isLetters = String(subscription.name).endsWith('-dead-letter')
      const handler = isLetters ? 'dead-letter-shelf' : subscription.name
      const service = services.find(({ name }) => name === handler)!
      const limit = Number.parseInt(String((service.template as Attributes).timeout), 10)
      expect(subscription.ack_deadline_seconds).toBeGreaterThan(limit)
    }
  })

  test('the API scales from nothing to a hundred, and an instance that hangs is replaced', () => {
    const api = prod.all('google_cloud_run_v2_service').find(({ name }) => name === 'api')
    expect(api?.template).toMatchObject({
      max_instance_request_concurrency: 80,
      scaling: { min_instance_count: 0, max_instance_count: 100 },
      containers: [
        {
          liveness_probe: { http_get: { path: '/health/live' } },
        },
      ],
    })
  })

  test('finished originals are announced, and the sweep ticks', () => {
    expect(prod.all('google_storage_notification')).toMatchObject([
      { event_types: ['OBJECT_FINALIZE'], payload_format: 'JSON_API_V1' },
    ])
    expect(prod.all('google_cloud_scheduler_job')).toMatchObject([
      { schedule: '*/5 * * * *', pubsub_target: { data: 'e30=' } },
    ])
  })

  test('the database has every index and expiry that the rooms declare', () => {
    const composite = indexes.flatMap((room) => room.composite)
    const fields = indexes.flatMap((room) => [...room.ttl, ...room.exempt])
    expect(composite.length).toBeGreaterThan(0)
    expect(prod.all('google_firestore_index')).toHaveLength(composite.length)
    expect(prod.all('google_firestore_field')).toHaveLength(fields.length)
  })

  test('browsers may upload from the public address only', () => {
    const [originals] = prod.all('google_storage_bucket').filter(({ cors }) => cors)
    expect(originals?.cors).toMatchObject([{ origin: environments.prod.origins }])
  })

  test('everything waits until the Google APIs that it needs are switched on', () => {
    const apis = Object.keys(synthesize(environments.prod).resource.google_project_service ?? {})
    expect(apis.length).toBeGreaterThan(0)
    for (const type of prod.types.filter((each) => each !== 'google_project_service'))
      for (const resource of prod.all(type))
        expect(resource.depends_on).toEqual(
          expect.arrayContaining(apis.map((api) => `google_project_service.${api}`)),
        )
  })

  test('production cannot be destroyed by accident', () => {
    for (const bucket of prod.all('google_storage_bucket')) expect(bucket.force_destroy).toBe(false)
    expect(prod.all('google_firestore_database')).toMatchObject([
      { delete_protection_state: 'DELETE_PROTECTION_ENABLED' },
    ])
  })
})
