// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's references look like template strings
import { expect, test } from 'vitest'
import { readTerraform } from '../terraform.ts'

const read = (resource: object) =>
  readTerraform(
    { provider: { google: [{ project: 'studio', region: 'europe-west1' }] }, resource },
    { uriOf: (service) => `http://127.0.0.1:9000/${service}` },
  )

test('a field of a database keeps, replaces or loses its automatic indexes', () => {
  const { description } = read({
    google_firestore_database: { db: { name: '(default)', type: 'FIRESTORE_NATIVE' } },
    google_firestore_field: {
      ttl: { collection: 'sessions', field: 'expiresAt', ttl_config: {} },
      off: { collection: 'photos', field: 'exif', index_config: {} },
      group: {
        collection: 'photos',
        field: 'facets',
        index_config: { indexes: [{ array_config: 'CONTAINS', query_scope: 'COLLECTION_GROUP' }] },
      },
    },
    google_firestore_index: {
      newest: {
        collection: 'photos',
        database: '${google_firestore_database.db.name}',
        fields: [
          { field_path: 'facets', array_config: 'CONTAINS' },
          { field_path: 'takenAt', order: 'DESCENDING' },
        ],
      },
      nearest: {
        collection: 'entries',
        fields: [
          { field_path: 'ownerId', order: 'ASCENDING' },
          { field_path: '__name__', order: 'ASCENDING' },
          { field_path: 'vector', vector_config: { dimension: 512, flat: {} } },
        ],
      },
    },
  })

  expect(description.databases).toEqual([
    {
      name: '(default)',
      hasPointInTimeRecovery: false,
      isDeleteProtected: false,
      fields: [
        { collection: 'sessions', field: 'expiresAt', indexes: null, ttl: true },
        { collection: 'photos', field: 'exif', indexes: [], ttl: false },
        {
          collection: 'photos',
          field: 'facets',
          indexes: [{ arrayConfig: 'CONTAINS', queryScope: 'COLLECTION_GROUP' }],
          ttl: false,
        },
      ],
      indexes: [
        {
          collection: 'photos',
          queryScope: 'COLLECTION',
          fields: [
            { path: 'facets', arrayConfig: 'CONTAINS' },
            { path: 'takenAt', order: 'DESCENDING' },
          ],
        },
        {
          collection: 'entries',
          queryScope: 'COLLECTION',
          fields: [
            { path: 'ownerId', order: 'ASCENDING' },
            { path: '__name__', order: 'ASCENDING' },
            { path: 'vector', vectorConfig: { dimension: 512 } },
          ],
        },
      ],
    },
  ])
})
