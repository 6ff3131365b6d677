import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { facts as api } from '../../services/api/facts.ts'
import { BURST } from '../../services/platform/retry.ts'
import type { ServiceFacts } from '../../services/platform/service-facts.ts'
import { gibibytes } from '../capacity.ts'
import { apiProgram, functionProgram } from '../constructs/program.ts'
import { functions } from '../functions.ts'
import { type Attributes, clouds, lookAt, members, pathOf, prod, referred } from '../testing.ts'

const SERVICE = 'google_cloud_run_v2_service'
const all: readonly ServiceFacts[] = [...functions, api]
const STORAGE_ROLES = { read: 'objectViewer', create: 'objectCreator', manage: 'objectUser' } as const

interface Template {
  scaling: { min_instance_count: number; max_instance_count: number }
  containers: [{ env: { name: string; value: string }[]; args: string[] } & Attributes]
}
const templateOf = (cloud: typeof prod, name: string) =>
  cloud.named(SERVICE, name).template as Template & Attributes

test.each(all)('$name runs as its facts say', (facts) => {
  const template = templateOf(prod, facts.name)
  expect(template).toMatchObject({
    timeout: `${facts.timeoutSeconds}s`,
    max_instance_request_concurrency: facts.concurrency,
    containers: [
      {
        image: prod.environment.image,
        command: ['node'],
        args: facts === api ? apiProgram('bundles') : functionProgram('bundles', facts.name),
        resources: {
          limits: { memory: facts.memory, cpu: facts.cpu },
          cpu_idle: true,
          startup_cpu_boost: true,
        },
      },
    ],
  })
  expect(template.containers).toHaveLength(1)
})

test.each(all)('$name has exactly the permissions that its facts declare', (facts) => {
  const account = String(templateOf(prod, facts.name).service_account).replace('.email}', '.member}')
  const rights = members(prod)
    .filter(({ member }) => member === account)
    .map(({ role, bucket, secret_id, topic, service_account_id }) => {
      const target = bucket ?? secret_id ?? topic ?? service_account_id
      return [String(role), ...(target ? [pathOf(referred(prod, target).resource).at(-1)] : [])].join(' on ')
    })
  const declared = [
    ...Object.entries(facts.buckets ?? {}).flatMap(([bucket, accesses]) =>
      [accesses].flat().map((access) => `roles/storage.${STORAGE_ROLES[access]} on ${bucket}`),
    ),
    ...(facts.database ? [`roles/datastore.${facts.database === 'write' ? 'user' : 'viewer'}`] : []),
    ...(facts.publishes ?? []).map(({ name }) => `roles/pubsub.publisher on ${name}`),
    ...(facts.secrets ?? []).map((secret) => `roles/secretmanager.secretAccessor on ${secret}`),
    ...(facts.seenSecrets ?? []).map((secret) => `roles/secretmanager.viewer on ${secret}`),
    ...(facts.ownSecrets ?? []).flatMap((secret) =>
      ['secretAccessor', 'secretVersionAdder', 'viewer'].map(
        (role) => `roles/secretmanager.${role} on ${secret}`,
      ),
    ),
    ...(facts.signs ? ['roles/iam.serviceAccountTokenCreator on account'] : []),
    // Every service reports what it does.
    'roles/telemetry.metricsWriter',
    'roles/telemetry.tracesWriter',
  ]
  expect(rights.sort()).toEqual(declared.sort())
})

test.each(all)('$name gets the names of the resources it uses', (facts) => {
  const told = new Map(templateOf(prod, facts.name).containers[0].env.map(({ name, value }) => [name, value]))
  const variable = (name: string, kind: string) => `${name.toUpperCase().replaceAll('-', '_')}_${kind}`
  expect(told.get('GOOGLE_CLOUD_PROJECT')).toBe(prod.environment.projectId)
  expect(told.get('PUBLIC_URL')).toBe(facts.hasLinks ? prod.environment.origins[0] : undefined)
  expect(told.get('MALLOC_ARENA_MAX')).toBe('1')
  const buckets = Object.keys(facts.buckets ?? {})
  const secrets = [...(facts.secrets ?? []), ...(facts.seenSecrets ?? []), ...(facts.ownSecrets ?? [])]
  for (const bucket of buckets)
    expect(told.get(variable(bucket, 'BUCKET'))).toBe(`${prod.environment.projectId}-${bucket}`)
  for (const secret of secrets)
    expect(referred(prod, told.get(variable(secret, 'SECRET')))).toMatchObject({
      resource: { secret_id: secret },
      attribute: 'id',
    })
  const found = [...told.keys()].filter((name) => /_(BUCKET|SECRET)$/.test(name))
  expect(found).toHaveLength(buckets.length + secrets.length)
})

test("everybody's quota is told to all services that refuse by it, and to no other", () => {
  const cloud = lookAt({ ...prod.environment, defaultQuotaBytes: 5_000_000 })
  const told = (where: typeof prod) =>
    all.flatMap(({ name }) =>
      templateOf(where, name)
        .containers[0].env.filter((variable) => variable.name === 'DEFAULT_QUOTA_BYTES')
        .map(({ value }) => [name, value]),
    )
  const readers = all.filter(({ name }) => {
    const main = name === 'api' ? 'services/api/main.ts' : `functions/${name}/main.ts`
    return /DEFAULT_QUOTA_BYTES|readingConfig/.test(
      readFileSync(join(import.meta.dirname, '../..', main), 'utf8'),
    )
  })
  expect(readers.map(({ name }) => name).sort()).toEqual(['api', 'job-browse', 'job-scrape'])
  expect(told(cloud).sort()).toEqual(readers.map(({ name }) => [name, '5000000']).sort())
  expect(told(prod)).toEqual([])
})

describe.each(clouds)('in $name', (cloud) => {
  const services = cloud.all(SERVICE)

  test('all instances together stay within what the region may use', () => {
    const { regionalQuota } = cloud.environment
    let cpus = 0
    let memory = 0
    for (const { name, cpu, memory: each } of all) {
      const { max_instance_count } = templateOf(cloud, name).scaling
      cpus += max_instance_count * Number(cpu)
      memory += max_instance_count * gibibytes(each)
    }
    expect(cpus).toBeLessThanOrEqual(regionalQuota.cpus)
    expect(memory).toBeLessThanOrEqual(regionalQuota.memoryGiB)
    expect(services).toHaveLength(all.length)
  })

  test('no service grows beyond its own limit, and an event function scales to zero', () => {
    for (const { name, maxInstances } of functions) {
      const { min_instance_count, max_instance_count } = templateOf(cloud, name).scaling
      expect(min_instance_count).toBe(0)
      expect(max_instance_count).toBeGreaterThan(0)
      expect(max_instance_count).toBeLessThanOrEqual(maxInstances)
    }
    const { min_instance_count, max_instance_count } = templateOf(cloud, api.name).scaling
    expect(min_instance_count).toBe(cloud.environment.apiMinInstances)
    expect(max_instance_count).toBeLessThanOrEqual(cloud.environment.apiMaxInstances)
  })

  test('a service has started when it listens, and has minutes to do so', () => {
    for (const { template } of services)
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

  test('no path that Google probes ends in z, which its front end answers itself', () => {
    for (const { template } of services) expect(JSON.stringify(template)).not.toMatch(/"path":"[^"]*z"/)
  })
})

test('even a new project handles as many thumbnails at once as the number of deliveries assumes', () => {
  const { concurrency } = functions.find(({ name }) => name === 'photo-thumbnails')!
  const slots = templateOf(prod, 'photo-thumbnails').scaling.max_instance_count * concurrency
  expect(prod.environment.regionalQuota).toEqual({ cpus: 20, memoryGiB: 40 })
  expect(slots).toBeGreaterThanOrEqual(BURST.slots)
})

test('no service of a new project has as many processors as thumbnails', () => {
  const processors = ({ name, cpu }: ServiceFacts) =>
    templateOf(prod, name).scaling.max_instance_count * Number(cpu)
  const [most, next] = all.toSorted((a, b) => processors(b) - processors(a))
  expect(most?.name).toBe('photo-thumbnails')
  expect(processors(most!)).toBeGreaterThan(processors(next!))
})

test('an instance of the API that hangs is replaced', () => {
  expect(templateOf(prod, 'api').containers[0].liveness_probe).toEqual({
    // Not readiness: no outage of the database may end instances.
    http_get: { path: '/health/live' },
    period_seconds: 30,
    timeout_seconds: 5,
    failure_threshold: 3,
  })
  for (const { name } of functions)
    expect(templateOf(prod, name).containers[0].liveness_probe).toBeUndefined()
})
