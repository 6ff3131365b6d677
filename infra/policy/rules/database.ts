// The database with its indexes and times to live, and the secrets.
import { secrets } from '../../../services/platform/secrets.ts'
import { indexes } from '../../indexes.ts'
import { differences, equals, is, type Rule, wants } from '../rule.ts'

const DATABASE = 'google_firestore_database'

interface Index {
  collection?: unknown
  query_scope?: unknown
  fields?: {
    field_path?: string
    order?: string
    array_config?: string
    vector_config?: { dimension?: number }
  }[]
}

const indexText = ({ collection, query_scope, fields = [] }: Index) =>
  `${collection} (${query_scope}): ${fields
    .map(
      ({ field_path, order, array_config, vector_config }) =>
        `${field_path} ${order ?? array_config ?? `vector of ${vector_config?.dimension}`}`,
    )
    .join(', ')}`

function expectedIndexes(): Set<string> {
  return new Set(
    indexes.flatMap(({ composite }) =>
      composite.map(({ collection, fields }) =>
        indexText({
          collection,
          query_scope: 'COLLECTION',
          fields: fields.flatMap((field): NonNullable<Index['fields']> => {
            if ('order' in field) return [{ field_path: field.path, order: field.order }]
            if ('arrayConfig' in field) return [{ field_path: field.path, array_config: field.arrayConfig }]
            return [
              // Firestore itself puts the name before a vector.
              { field_path: '__name__', order: 'ASCENDING' },
              { field_path: field.path, vector_config: { dimension: field.vectorConfig.dimension } },
            ]
          }),
        }),
      ),
    ),
  )
}

const fieldText = (collection: unknown, field: unknown, hasTtl: boolean) =>
  `${collection}.${field}, ${hasTtl ? 'after which a document is deleted' : 'without index'}`

export const databaseRules: Rule[] = [
  {
    id: 'one-database',
    severity: 'critical',
    why: 'The programs know one database, the default one.',
    mend: 'One google_firestore_database with the name (default).',
    link: 'https://cloud.google.com/firestore/docs/manage-databases',
    judges: { [DATABASE]: ['name'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map(
        cloud.all(DATABASE).map(({ attributes, address }) => [String(attributes.name), address]),
      )
      yield* differences(found, new Set(['(default)']), {
        missing: 'the database is missing',
        extra: 'no program knows this database',
      })
    },
  },
  wants({
    id: 'database-in-native-mode',
    severity: 'critical',
    why: 'Datastore mode has no listeners, and the mode of a database can never be changed.',
    mend: 'FIRESTORE_NATIVE.',
    link: 'https://cloud.google.com/datastore/docs/firestore-or-datastore',
    on: DATABASE,
    wants: { type: is('FIRESTORE_NATIVE') },
  }),
  wants({
    id: 'database-can-go-back',
    severity: 'critical',
    why: 'A faulty deployment that overwrites documents is undone by going back to the minute before.',
    mend: 'Point-in-time recovery, wherever the environment is not disposable.',
    link: 'https://cloud.google.com/firestore/docs/pitr',
    on: DATABASE,
    wants: {
      point_in_time_recovery_enablement: equals('on, except where everything may go', (_, { environment }) =>
        environment.isDisposable ? 'POINT_IN_TIME_RECOVERY_DISABLED' : 'POINT_IN_TIME_RECOVERY_ENABLED',
      ),
    },
  }),
  wants({
    id: 'database-kept-from-deletion',
    severity: 'critical',
    why: 'A database that is deleted takes all rooms with it; one that is only forgotten blocks the next.',
    mend: 'Protect it, and delete it only with a disposable environment.',
    link: 'https://cloud.google.com/firestore/docs/manage-databases#delete_protection',
    on: DATABASE,
    wants: {
      delete_protection_state: equals('on, except where everything may go', (_, { environment }) =>
        environment.isDisposable ? 'DELETE_PROTECTION_DISABLED' : 'DELETE_PROTECTION_ENABLED',
      ),
      deletion_policy: equals('that of the environment', (_, { environment }) =>
        environment.isDisposable ? 'DELETE' : 'ABANDON',
      ),
    },
  }),
  {
    id: 'indexes-as-declared',
    severity: 'high',
    why: 'A query without its index fails, and one that nobody needs is paid for at every write.',
    mend: 'Declare it in the indexes.ts of the room.',
    link: 'https://cloud.google.com/firestore/docs/query-data/indexing',
    judges: { google_firestore_index: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map<string, string>()
      for (const { attributes, address } of cloud.all('google_firestore_index')) {
        const isOfDatabase = cloud.named(attributes.database) === '<firestore_database (default)>.name'
        found.set(isOfDatabase ? indexText(attributes as Index) : 'an index of no database', address)
      }
      yield* differences(found, expectedIndexes(), {
        missing: 'an index is missing',
        extra: 'no query needs this index',
      })
    },
  },
  {
    id: 'fields-as-declared',
    severity: 'medium',
    why: 'Without its TTL what expired stays for ever; an index of times that only ascend slows every write.',
    mend: 'Declare it in the indexes.ts of the room.',
    link: 'https://cloud.google.com/firestore/docs/ttl',
    judges: { google_firestore_field: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map<string, string>()
      for (const { attributes, address } of cloud.all('google_firestore_field')) {
        const { collection, field, index_config, ttl_config, database } = attributes
        const isPlain =
          JSON.stringify(index_config) === '{}' &&
          (ttl_config === undefined || JSON.stringify(ttl_config) === '{}') &&
          cloud.named(database) === '<firestore_database (default)>.name'
        found.set(
          isPlain ? fieldText(collection, field, ttl_config !== undefined) : `${address} as it is`,
          address,
        )
      }
      const expected = indexes.flatMap(({ ttl, exempt }) => [
        ...ttl.map(({ collection, field }) => fieldText(collection, field, true)),
        ...exempt.map(({ collection, field }) => fieldText(collection, field, false)),
      ])
      yield* differences(found, new Set(expected), {
        missing: 'a setting is missing',
        extra: 'nobody declared this setting',
      })
    },
  },
  {
    id: 'secrets-as-declared',
    severity: 'high',
    why: 'A program that asks for a secret that is missing does not start.',
    mend: 'List it in services/platform/secrets.ts. Its value never stands here.',
    link: 'https://cloud.google.com/secret-manager/docs/overview',
    judges: { google_secret_manager_secret: ['secret_id', 'replication', 'replication.*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map(
        cloud
          .all('google_secret_manager_secret')
          .map(({ attributes, address }) => [
            JSON.stringify(attributes.replication) === '{"auto":{}}'
              ? String(attributes.secret_id)
              : `${attributes.secret_id} in chosen places`,
            address,
          ]),
      )
      yield* differences(found, new Set(secrets), {
        missing: 'a secret is missing',
        extra: 'no program knows this secret',
      })
    },
  },
]
