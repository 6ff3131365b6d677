// A whole catalogue as a CSV file: read first, with a report on every row, and taken over when the person says so.
import Type, { type Static } from 'typebox'
import { Id, nullable, UploadGrant } from '../../platform/schemas.ts'

/** Of one file. */
export const MAX_CATALOGUE_BYTES = 50 * 1024 * 1024
export const MAX_CATALOGUE_ROWS = 100_000

/** `ready`: read, and waiting for the person; `taking`: being written into the catalogue. */
export const ImportStatus = Type.Enum(['uploading', 'reading', 'ready', 'taking', 'taken', 'failed'])
export type ImportStatus = Static<typeof ImportStatus>

export const ImportCounts = Type.Object({
  rows: Type.Integer(),
  /** Products that are new, that change, and that stay as they are. */
  created: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  /** Rows that cannot be taken. */
  refused: Type.Integer(),
  /** Products written so far, while it is taken. */
  written: Type.Integer(),
})
export type ImportCounts = Static<typeof ImportCounts>

export const CatalogueImport = Type.Object({
  id: Id,
  /** The file's name. */
  title: Type.String(),
  status: ImportStatus,
  /** Why it failed, in plain words. */
  reason: nullable(Type.String()),
  size: Type.Integer(),
  counts: nullable(ImportCounts),
  /** Headers of columns that mean nothing here and are not read. */
  unread: Type.Array(Type.String()),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type CatalogueImport = Static<typeof CatalogueImport>

/** What becomes of one row, numbered as in the file: the header is row 1. */
export const ImportRow = Type.Object({
  row: Type.Integer(),
  outcome: Type.Enum(['created', 'changed', 'same', 'refused']),
  title: Type.String(),
  sku: Type.String(),
  /** The columns that are wrong, and why, in plain words. */
  problems: Type.Array(Type.Object({ column: Type.String(), value: Type.String(), message: Type.String() })),
})
export type ImportRow = Static<typeof ImportRow>
export type ImportOutcome = ImportRow['outcome']

export const ImportQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
)
export type ImportQuery = Static<typeof ImportQuery>

/** An upload that was announced: the grant is null when the same file is there already. */
export const ImportUploadAnswer = Type.Object({ import: CatalogueImport, grant: nullable(UploadGrant) })
export type ImportUploadAnswer = Static<typeof ImportUploadAnswer>
