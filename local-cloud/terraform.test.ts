// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's references look like template strings
import { expect, test } from 'vitest'
import { readTerraform, serviceNames } from './terraform.ts'

const uriOf = (service: string) => `http://127.0.0.1:9000/${service}`
const provider = { google: [{ project: 'studio', region: 'europe-west1' }] }

const read = (resource: object, rest: object = {}) =>
  readTerraform({ provider, resource, ...rest }, { uriOf })

const account = { google_service_account: { pusher: { account_id: 'pusher', display_name: 'Pusher' } } }
const service = {
  google_cloud_run_v2_service: {
    shrink: {
      name: 'shrink',
      location: 'europe-west1',
      template: {
        service_account: '${google_service_account.pusher.email}',
        timeout: '120s',
        max_instance_request_concurrency: 4,
        scaling: { max_instance_count: 20 },
        containers: [
          {
            image: 'any',
            command: ['node'],
            args: ['main.ts'],
            env: [
              { name: 'BUCKET', value: '${google_storage_bucket.originals.name}' },
              { name: 'KEY', value_source: { secret_key_ref: { secret: 'key', version: 'latest' } } },
            ],
            resources: { limits: { memory: '1Gi', cpu: '2' } },
            startup_probe: { http_get: { path: '/readyz' }, period_seconds: 1, failure_threshold: 60 },
          },
        ],
      },
    },
  },
}
const bucket = { google_storage_bucket: { originals: { name: 'studio-originals', location: 'EU' } } }

test('a subscription has the address and the account of the service it pushes to', () => {
  const { description } = read({
    ...account,
    ...service,
    ...bucket,
    google_pubsub_topic: { uploaded: { name: 'uploaded' } },
    google_pubsub_subscription: {
      shrink: {
        name: 'shrink',
        topic: '${google_pubsub_topic.uploaded.id}',
        retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
        dead_letter_policy: {
          dead_letter_topic: '${google_pubsub_topic.uploaded.id}',
          max_delivery_attempts: 7,
        },
        push_config: {
          push_endpoint: '${google_cloud_run_v2_service.shrink.uri}/${google_pubsub_topic.uploaded.id}',
          oidc_token: {
            service_account_email: '${google_service_account.pusher.email}',
            audience: '${google_cloud_run_v2_service.shrink.uri}',
          },
        },
      },
    },
  })

  expect(description.subscriptions).toEqual([
    {
      name: 'shrink',
      topic: 'uploaded',
      ackDeadlineSeconds: 10,
      messageRetentionSeconds: 604800,
      retainAckedMessages: false,
      enableMessageOrdering: false,
      filter: '',
      push: {
        endpoint: 'http://127.0.0.1:9000/shrink/projects/studio/topics/uploaded',
        oidc: {
          serviceAccountEmail: 'pusher@studio.iam.gserviceaccount.com',
          audience: 'http://127.0.0.1:9000/shrink',
        },
        attributes: {},
      },
      retry: { minimumBackoff: 10, maximumBackoff: 600 },
      deadLetter: { topic: 'uploaded', maxDeliveryAttempts: 7 },
      labels: {},
    },
  ])
})

test('a service becomes a command with its environment, limits and account', () => {
  const { description, unknown } = read({ ...account, ...service, ...bucket })

  expect(description.services[0]).toMatchObject({
    name: 'shrink',
    serviceAccountEmail: 'pusher@studio.iam.gserviceaccount.com',
    command: ['node'],
    args: ['main.ts'],
    env: { BUCKET: 'studio-originals' },
    secretEnv: { KEY: { secret: 'key', version: 'latest' } },
    concurrency: 4,
    timeoutSeconds: 120,
    maxInstances: 20,
    memoryBytes: 2 ** 30,
    cpus: 2,
    startupProbe: { path: '/readyz', periodSeconds: 1, failureThreshold: 60 },
    livenessProbe: null,
  })
  expect(unknown).toEqual([])
})

test('bindings name their resource, member and condition', () => {
  const { description } = read(
    {
      ...bucket,
      google_storage_bucket_iam_member: {
        read: {
          bucket: '${google_storage_bucket.originals.name}',
          role: 'roles/storage.objectViewer',
          member: '${data.google_storage_project_service_account.agent.member}',
        },
      },
      google_project_iam_member: {
        data: {
          project: '${data.google_project.here.project_id}',
          role: 'roles/datastore.user',
          member: 'serviceAccount:service-${data.google_project.here.number}@example.com',
          condition: { title: 'one', expression: 'resource.name == "x"' },
        },
      },
    },
    { data: { google_project: { here: {} }, google_storage_project_service_account: { agent: {} } } },
  )

  expect(description.bindings).toEqual([
    {
      resource: 'bucket/studio-originals',
      role: 'roles/storage.objectViewer',
      member: 'serviceAccount:service-100000000001@gs-project-accounts.iam.gserviceaccount.com',
      condition: null,
    },
    {
      resource: 'project/studio',
      role: 'roles/datastore.user',
      member: 'serviceAccount:service-100000000001@example.com',
      condition: 'resource.name == "x"',
    },
  ])
})

test('types and attributes that are not understood are reported, never silently ignored', () => {
  const { unknown } = read({
    google_sql_database: { main: { name: 'x' } },
    google_storage_bucket: {
      originals: {
        name: 'studio-originals',
        location: 'EU',
        encryption: { default_kms_key_name: 'k' },
        lifecycle_rule: [{ action: { type: 'Delete' }, condition: { num_newer_versions: 3 } }],
        count: 2,
      },
    },
    google_monitoring_dashboard: { board: { dashboard_json: '{}' } },
  })

  expect(unknown).toEqual([
    'google_sql_database.main',
    'google_storage_bucket.originals.encryption',
    'google_storage_bucket.originals.count',
    'google_storage_bucket.originals.lifecycle_rule.condition.num_newer_versions',
  ])
})

test.each([
  ['${google_pubsub_topic.gone.id}', /Nothing in the Terraform JSON is called google_pubsub_topic\.gone\.id/],
  ['${sha256("x")}', /sha256\(\) is not simulated/],
  ['${1 + 1}', /Cannot read the expression/],
  ['${google_pubsub_topic.topic.name', /Unclosed interpolation/],
])('%s is an error that says where', (name, reason) => {
  const read1 = () => read({ google_pubsub_topic: { topic: { name } } })

  expect(read1).toThrow(/^google_pubsub_topic\.topic: /)
  expect(read1).toThrow(reason)
})

test('circular references are an error', () => {
  const circle = {
    google_pubsub_topic: {
      a: { name: '${google_pubsub_topic.b.name}' },
      b: { name: '${google_pubsub_topic.a.name}' },
    },
  }

  expect(() => read(circle)).toThrow(
    'References form a cycle: google_pubsub_topic.b.name → google_pubsub_topic.a.name → google_pubsub_topic.b.name',
  )
})

test.each([
  ['${base64encode("{}")}', 'e30='],
  ['${join("-", ["a", local.b, var.c])}', 'a-bee-sea'],
  ['$${literal}', '${literal}'],
  ['${jsonencode({"a" = [1, true, "x${local.b}"]})}', '{"a":[1,true,"xbee"]}'],
  ['${google_storage_bucket.originals.cors[0].method[1]}', 'PUT'],
  ['pre-${lower("ABC")}-post', 'pre-abc-post'],
])('%s is %s', (filter, expected) => {
  const { description } = read(
    {
      google_pubsub_subscription: { ship: { name: 'ship', topic: 'orders', filter } },
      google_storage_bucket: {
        originals: {
          name: 'studio-originals',
          location: 'EU',
          cors: [{ origin: ['*'], method: ['GET', 'PUT'] }],
        },
      },
    },
    { locals: { b: 'bee' }, variable: { c: { default: 'sea' } } },
  )

  expect(description.subscriptions[0]?.filter).toBe(expected)
})

test('a value of the wrong type is an error with its address', () => {
  const wrong = { google_pubsub_subscription: { ship: { name: 'ship', topic: 'orders', push_config: 'x' } } }

  expect(() => read(wrong)).toThrow('google_pubsub_subscription.ship.push_config: expected a block, got "x"')
})

test('service names are read before anything else is resolved', () => {
  expect(serviceNames({ provider, resource: { ...service, ...account, ...bucket } })).toEqual(['shrink'])
})
