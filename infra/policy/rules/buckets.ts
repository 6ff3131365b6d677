// Buckets, in which people store things.
import { type BucketFacts, type BucketName, buckets } from '../../../services/platform/buckets.ts'
import { type Cloud, type Resource, valueAt } from '../cloud.ts'
import { differences, equals, is, type Rule, wants } from '../rule.ts'

const BUCKET = 'google_storage_bucket'
const DATABASE = 'google_firestore_database'
const DAY_SECONDS = 86_400

const factsOfBucket = ({ attributes }: Resource, { environment }: Cloud): BucketFacts | undefined =>
  buckets[String(attributes.name).slice(environment.projectId.length + 1) as BucketName]

const inStudio = (_: Resource, { stack }: Cloud) => stack === 'studio'

export const bucketRules: Rule[] = [
  {
    id: 'buckets-as-declared',
    severity: 'high',
    why: 'A bucket that is missing stops a room; one that nobody declared is looked after by nobody.',
    mend: 'List the bucket in services/platform/buckets.ts.',
    link: 'https://cloud.google.com/storage/docs/buckets',
    judges: { [BUCKET]: ['name'] },
    *check(cloud) {
      const { projectId, stateBucket } = cloud.environment
      const found = new Map(
        cloud.all(BUCKET).map(({ attributes, address }) => [String(attributes.name), address]),
      )
      const expected =
        cloud.stack === 'studio'
          ? Object.keys(buckets).map((name) => `${projectId}-${name}`)
          : [String(stateBucket)]
      yield* differences(found, new Set(expected), {
        missing: 'a bucket is missing',
        extra: 'nobody declared this bucket',
      })
    },
  },
  wants({
    id: 'deleted-objects-can-be-restored',
    severity: 'high',
    why: 'Deleting is one call; without this time nobody gets anything back.',
    mend: 'softDeleteDays in the environment file; only what can be made again is deleted at once.',
    link: 'https://cloud.google.com/storage/docs/soft-delete',
    on: BUCKET,
    where: inStudio,
    wants: {
      'soft_delete_policy.retention_duration_seconds': equals('that of the environment', (resource, cloud) =>
        factsOfBucket(resource, cloud)?.canBeRemade ? 0 : cloud.environment.softDeleteDays * DAY_SECONDS,
      ),
    },
  }),
  {
    id: 'lifecycle-never-deletes',
    severity: 'critical',
    why: 'A rule that deletes by age deletes what people store, a day later and everywhere.',
    mend: 'Lifecycle rules may move objects to a cheaper class; deletion is the work of the rooms.',
    link: 'https://cloud.google.com/storage/docs/lifecycle',
    judges: {},
    *check(cloud) {
      for (const { address, attributes } of cloud.all(BUCKET))
        for (const { action, condition } of [attributes.lifecycle_rule ?? []].flat() as Record<
          string,
          Rule
        >[]) {
          const type = valueAt(action, 'type')
          const isOfOldVersions = valueAt(condition, 'days_since_noncurrent_time') !== undefined
          if (
            type !== 'SetStorageClass' &&
            !(cloud.stack === 'bootstrap' && type === 'Delete' && isOfOldVersions)
          )
            yield { address, attribute: 'lifecycle_rule', message: `a rule with the action ${type}` }
        }
    },
  },
  wants({
    id: 'uploads-only-from-own-pages',
    severity: 'high',
    why: 'Another page could use the grants of whoever visits it, and read the answers.',
    mend: "Only buckets that take uploads have CORS, for the environment's own addresses.",
    link: 'https://cloud.google.com/storage/docs/cross-origin',
    on: BUCKET,
    where: inStudio,
    wants: {
      cors: {
        words: "that of the environment's addresses where people upload, none elsewhere",
        allows(value, resource, cloud) {
          if (!factsOfBucket(resource, cloud)?.takesUploads) return value === undefined
          const list = Array.isArray(value) ? value : []
          const same = (path: string, wanted: unknown) =>
            JSON.stringify(valueAt(list, path)) === JSON.stringify(wanted)
          return (
            list.length === 1 &&
            same('origin', cloud.environment.origins) &&
            same('method', ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']) &&
            same('max_age_seconds', 3600) &&
            same('response_header', UPLOAD_HEADERS)
          )
        },
      },
    },
  }),
  wants({
    id: 'bucket-goes-only-with-a-disposable-environment',
    severity: 'critical',
    why: 'With force_destroy one `terraform destroy` takes everything that people have stored.',
    mend: 'Only isDisposable environments may.',
    link: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket#force_destroy',
    on: BUCKET,
    where: inStudio,
    wants: {
      force_destroy: equals('that of the environment', (_, { environment }) => environment.isDisposable),
    },
  }),
  ...[BUCKET, DATABASE].map((on) =>
    wants({
      id: `${on === BUCKET ? 'bucket' : 'database'}-outlives-a-plan`,
      severity: 'critical',
      why: 'A change that Terraform can only make by replacing takes everything with it.',
      mend: 'prevent_destroy, wherever the environment is not disposable.',
      link: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy',
      on,
      where: inStudio,
      wants: {
        'lifecycle.prevent_destroy': equals(
          'on, except where everything may go',
          (_, { environment }) => !environment.isDisposable,
        ),
      },
    }),
  ),
  wants({
    id: 'objects-at-hand',
    severity: 'high',
    why: 'What is in a cold class costs money at every look; age, not the bucket, decides what is cold.',
    mend: 'Buckets begin with STANDARD.',
    link: 'https://cloud.google.com/storage/docs/storage-classes',
    on: BUCKET,
    where: inStudio,
    wants: { storage_class: is('STANDARD') },
  }),
  wants({
    id: 'state-is-kept',
    severity: 'critical',
    why: 'Without its state Terraform knows nothing of what it made, and makes everything again.',
    mend: 'Versions, twenty of them, and no deletion.',
    link: 'https://developer.hashicorp.com/terraform/language/backend/gcs',
    on: BUCKET,
    where: (_, { stack }) => stack === 'bootstrap',
    wants: {
      'versioning.enabled': is(true),
      lifecycle_rule: is([
        { action: { type: 'Delete' }, condition: { days_since_noncurrent_time: 30, num_newer_versions: 20 } },
      ]),
      'lifecycle.prevent_destroy': is(true),
      force_destroy: is(undefined),
    },
  }),
]

const UPLOAD_HEADERS = [
  'Content-Type',
  'Content-Range',
  'Location',
  'Range',
  'x-goog-resumable',
  'x-goog-if-generation-match',
  'x-goog-content-length-range',
  'x-goog-meta-traceparent',
]
