/** What a room needs from the database beyond automatic single-field indexes; `infra/` deploys it. */
export interface DatabaseIndexes {
  composite: readonly {
    collection: string
    fields: readonly (
      | { path: string; order: 'ASCENDING' | 'DESCENDING' }
      | { path: string; arrayConfig: 'CONTAINS' }
      /** Finds the nearest vectors of this dimension; the last field. */
      | { path: string; vectorConfig: { dimension: number } }
    )[]
  }[]
  /** Timestamp fields after which a document is deleted. */
  ttl: readonly { collection: string; field: string }[]
  /** Fields that no query uses alone, so their automatic single-field indexes are turned off. */
  exempt: readonly { collection: string; field: string }[]
}

/** The indexes that `records.ts` needs; a room adds those for the orders in which it lists its records. */
export const recordIndexes = (collection: string) =>
  ({
    composite: [
      {
        collection,
        fields: [
          { path: 'ownerId', order: 'ASCENDING' },
          { path: 'updatedAt', order: 'ASCENDING' },
        ],
      },
    ],
    ttl: [{ collection, field: 'expiresAt' }],
    exempt: [],
  }) as const satisfies DatabaseIndexes

/** The index behind `newestFirst` of `record-lists.ts`. */
export const newestFirstIndex = (collection: string): DatabaseIndexes['composite'][number] => ({
  collection,
  fields: [
    { path: 'ownerId', order: 'ASCENDING' },
    { path: 'facets', arrayConfig: 'CONTAINS' },
    { path: 'addedAt', order: 'DESCENDING' },
  ],
})

/** What the platform itself keeps for all rooms. */
export const platformIndexes = {
  composite: [],
  ttl: [
    { collection: 'eventFailures', field: 'expiresAt' },
    { collection: 'idempotencyKeys', field: 'expiresAt' },
    { collection: 'rateCounts', field: 'expiresAt' },
    { collection: 'securityEvents', field: 'expiresAt' },
  ],
  exempt: [
    { collection: 'idempotencyKeys', field: 'outcome' },
    { collection: 'rateCounts', field: 'taken' },
    { collection: 'securityEvents', field: 'userAgent' },
    { collection: 'securityEvents', field: 'detail' },
  ],
} as const satisfies DatabaseIndexes
