/** What a room needs from the database beyond automatic single-field indexes; `infra/` deploys it. */
export interface DatabaseIndexes {
  composite: readonly {
    collection: string
    fields: readonly (
      | { path: string; order: 'ASCENDING' | 'DESCENDING' }
      | { path: string; arrayConfig: 'CONTAINS' }
    )[]
  }[]
  /** Timestamp fields after which a document is deleted. */
  ttl: readonly { collection: string; field: string }[]
  /** Fields that no query uses alone, so their automatic single-field indexes are turned off. */
  exempt: readonly { collection: string; field: string }[]
}
