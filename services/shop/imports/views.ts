import type { ImportRecord } from './record.ts'
import type { CatalogueImport } from './schemas.ts'

export function toImport(record: ImportRecord): CatalogueImport {
  const { id, title, status, reason, size, counts, unread, needsAttention, addedAt, updatedAt } = record
  return { id, title, status, reason, size, counts, unread, needsAttention, addedAt, updatedAt }
}
