// The shapes of a list of recipients as it was uploaded or pasted, and of the report about its rows.
import Type, { type Static } from 'typebox'
import { Id, nullable, UploadGrant } from '../../platform/schemas.ts'

export const MAX_LIST_BYTES = 20 * 1024 * 1024
export const MAX_LIST_ROWS = 50_000
export const MAX_LIST_COLUMNS = 100
/** A list with more recipients than this has to be divided. */
export const MAX_CAMPAIGN_RECIPIENTS = 20_000

export const LIST_TYPES = {
  'text/csv': 'CSV',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel (.xlsx)',
} as const

/**
 * `read`: the report is there and the person decides. `taken`: its rows are recipients. `rejected`: the file cannot be
 * read, for the `reason`.
 */
export const ListStatus = Type.Enum([
  'uploading',
  'reading',
  'read',
  'taking',
  'taken',
  'undoing',
  'undone',
  'rejected',
])
export type ListStatus = Static<typeof ListStatus>

/** A column as it was found. Two may have the same header, so columns are told apart by their index. */
export const ListColumn = Type.Object({
  index: Type.Integer(),
  header: Type.String(),
  /** The first values that are not empty, at most three. */
  samples: Type.Array(Type.String()),
})
export type ListColumn = Static<typeof ListColumn>

/** Which field each column becomes, by the column's index; null leaves the column out. */
export const ListMapping = Type.Object(
  {
    /** Null for a CSV. */
    sheet: nullable(Type.String({ maxLength: 200 })),
    /** The row with the headers, from 1; 0 when there is none. */
    headerRow: Type.Integer({ minimum: 0, maximum: 1000 }),
    fields: Type.Array(nullable(Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' })), { maxItems: 100 }),
    /** Rows that the sheet hides. */
    takesHiddenRows: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type ListMapping = Static<typeof ListMapping>

export const ListCounts = Type.Object({
  /** Rows below the headers that are not blank. */
  rows: Type.Integer(),
  /** Recipients that the rows make, `corrected` and `suspicious` ones included. */
  taken: Type.Integer(),
  duplicates: Type.Integer(),
  invalid: Type.Integer(),
  corrected: Type.Integer(),
  suspicious: Type.Integer(),
  blank: Type.Integer(),
  hidden: Type.Integer(),
})
export type ListCounts = Static<typeof ListCounts>

export const RecipientList = Type.Object({
  id: Id,
  campaignId: Id,
  /** The file's name, or "Pasted rows". */
  title: Type.String(),
  status: ListStatus,
  reason: nullable(Type.String()),
  size: Type.Integer(),
  /** Sheets that may be chosen: the visible ones with cells. Empty for a CSV. */
  sheets: Type.Array(Type.String()),
  columns: Type.Array(ListColumn),
  mapping: nullable(ListMapping),
  /** Questions and notices about the whole file, in plain words: no e-mail column, two columns of one name. */
  notices: Type.Array(Type.String()),
  /** Whether rows can be taken as the mapping is. */
  canTake: Type.Boolean(),
  counts: nullable(ListCounts),
  /** After it was taken: addresses that were in the campaign already, and those that are suppressed. */
  known: nullable(
    Type.Object({ inCampaign: Type.Integer(), suppressed: Type.Integer(), earlier: Type.Integer() }),
  ),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type RecipientList = Static<typeof RecipientList>

export const RowOutcome = Type.Enum(['taken', 'duplicate', 'invalid'])
export type RowOutcome = Static<typeof RowOutcome>

/** What became of one row. */
export const RowReport = Type.Object({
  /** The line or row of the file, from 1. */
  row: Type.Integer(),
  outcome: RowOutcome,
  /** The address as it was found, and as it is used. */
  found: Type.String(),
  email: nullable(Type.String()),
  /** Row of which this one is a duplicate. */
  duplicateOf: nullable(Type.Integer()),
  /** Why it is invalid or a duplicate, or why a mail may be refused although it is taken. */
  reason: nullable(Type.String()),
  /** What was corrected, in plain words. */
  corrections: Type.Array(Type.String()),
  /** A likely typing error: the address that may be meant. It is never changed silently. */
  suggestion: nullable(Type.String()),
})
export type RowReport = Static<typeof RowReport>

export const ListUploadAnswer = Type.Object({ list: RecipientList, grant: nullable(UploadGrant) })
export type ListUploadAnswer = Static<typeof ListUploadAnswer>

export const PastedRows = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 1_000_000 }) },
  { additionalProperties: false },
)
export type PastedRows = Static<typeof PastedRows>

export const RowQuery = Type.Object(
  {
    show: Type.Optional(Type.Enum(['all', 'taken', 'duplicates', 'invalid', 'corrected', 'suspicious'])),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
  },
  { additionalProperties: false },
)
export type RowQuery = Static<typeof RowQuery>

export const ListQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  },
  { additionalProperties: false },
)
export type ListQuery = Static<typeof ListQuery>

/** Rows by number, with the address that the person accepts in place of the one that was found. */
export const ListTaking = Type.Object(
  {
    corrections: Type.Optional(
      Type.Record(Type.String({ pattern: '^\\d{1,7}$' }), Type.String({ maxLength: 320 }), {
        maxProperties: 1000,
        additionalProperties: false,
      }),
    ),
  },
  { additionalProperties: false },
)
export type ListTaking = Static<typeof ListTaking>
