import { expect, test } from 'vitest'
import type { Attributes } from './change.ts'
import type { Kind } from './finding.ts'
import { planOf } from './plan.ts'

const plan = (type: string, before: Attributes | null, after: Attributes | null) =>
  planOf(before ? { [type]: { it: before } } : {}, after ? { [type]: { it: after } } : {})

const bucket = { name: 'originals', location: 'EU', public_access_prevention: 'enforced' }
const service = {
  name: 'api',
  location: 'europe-west1',
  ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
  deletion_protection: true,
}
const sized = (cpu: string, max: number) => ({
  ...service,
  template: { scaling: { max_instance_count: max }, containers: [{ resources: { limits: { cpu } } }] },
})
const RUN = 'google_cloud_run_v2_service'
const BUCKET = 'google_storage_bucket'

test.each<[string, string, Attributes | null, Attributes | null, Kind[], RegExp]>([
  [
    'a bucket in another place',
    BUCKET,
    bucket,
    { ...bucket, location: 'US' },
    ['replacement', 'data-loss'],
    /without all objects/,
  ],
  [
    'a database that is removed',
    'google_firestore_database',
    { name: '(default)' },
    null,
    ['data-loss'],
    /all documents/,
  ],
  [
    'a filter of a subscription',
    'google_pubsub_subscription',
    { filter: 'a' },
    { filter: 'b' },
    ['replacement', 'data-loss'],
    /filter changes/,
  ],
  [
    'a service in another region',
    RUN,
    service,
    { ...service, location: 'us-east1' },
    ['replacement'],
    /location changes/,
  ],
  [
    'protection that is taken away',
    RUN,
    service,
    { ...service, deletion_protection: false },
    ['change', 'data-loss'],
    /no longer protected/,
  ],
  [
    'a TTL',
    'google_firestore_field',
    { collection: 'carts', field: 'until' },
    { collection: 'carts', field: 'until', ttl_config: {} },
    ['change', 'data-loss'],
    /carts are deleted/,
  ],
  [
    'a rule that deletes',
    BUCKET,
    bucket,
    { ...bucket, lifecycle_rule: { action: { type: 'Delete' } } },
    ['change', 'data-loss'],
    /new rule/,
  ],
  [
    'a shorter retention',
    'google_pubsub_subscription',
    { message_retention_duration: '600s' },
    { message_retention_duration: '60s' },
    ['change', 'data-loss'],
    /600s → 60s/,
  ],
  [
    'everybody',
    'google_storage_bucket_iam_member',
    null,
    { bucket: 'b', role: 'roles/x', member: 'allUsers' },
    ['iam', 'exposure'],
    /allUsers/,
  ],
  [
    'a wider ingress',
    RUN,
    service,
    { ...service, ingress: 'INGRESS_TRAFFIC_ALL' },
    ['change', 'exposure'],
    /INGRESS_TRAFFIC_ALL/,
  ],
  [
    'calls without a check',
    RUN,
    service,
    { ...service, invoker_iam_disabled: true },
    ['change', 'exposure'],
    /everybody/,
  ],
  [
    'an open bucket',
    BUCKET,
    bucket,
    { ...bucket, public_access_prevention: 'inherited' },
    ['change', 'exposure'],
    /made public/,
  ],
  [
    'a binding that goes',
    'google_project_iam_member',
    { project: 'p', role: 'roles/x', member: 'm' },
    null,
    ['iam'],
    /no longer: m is roles\/x on project p/,
  ],
  [
    'more processors',
    RUN,
    sized('1', 10),
    sized('2', 10),
    ['change', 'size', 'size', 'size'],
    /cpu: 1 → 2[\s\S]+an hour: \$0.091 → \$0.18/,
  ],
  ['a new topic', 'google_pubsub_topic', null, { name: 't' }, ['change'], /is new/],
])('%s', (_, type, before, after, kinds, what) => {
  const findings = plan(type, before, after)
  expect(findings.map(({ kind }) => kind)).toEqual(kinds)
  expect(findings.map((finding) => finding.what).join('\n')).toMatch(what)
})

test('what only moves in the code changes nothing', () => {
  const moved = { ...bucket, '//': { metadata: { path: 'b' } }, depends_on: ['google_project.b'] }
  expect(plan(BUCKET, { ...bucket, '//': { metadata: { path: 'a' } } }, moved)).toEqual([])
})

test('less is no finding: a narrower ingress, fewer origins, a longer retention', () => {
  const wide = { ...service, ingress: 'INGRESS_TRAFFIC_ALL' }
  expect(plan(RUN, wide, service).map(({ kind }) => kind)).toEqual(['change'])
  const open = { ...bucket, cors: [{ origin: ['https://a.example'] }] }
  expect(plan(BUCKET, open, bucket).map(({ kind }) => kind)).toEqual(['change'])
})
