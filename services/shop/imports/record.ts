// An uploaded catalogue as it is stored. What becomes of its rows is in an object of its own (`report-file.ts`).
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { CatalogueImport } from './schemas.ts'

export const IMPORTS = 'shopImports'

const { id: _id, updatedAt: _updatedAt, ...fields } = CatalogueImport.properties

const facts = {
  ownerId: Type.String(),
  ...fields,
  /** `deleting`: the person no longer sees it, and its bytes are being removed. */
  state: Type.Enum(['live', 'deleting']),
  sha256: Type.String(),
  /** The generation of the file in its bucket; null until an event has reported it. */
  generation: nullable(Type.String()),
  /** How often it was asked to be read: an answer to an earlier one no longer matters. */
  reading: Type.Integer(),
  /** The reading whose report is stored; 0 for none. */
  reportOf: Type.Integer(),
  /** The shop's when it was read: its amounts are in minor units of it. Null before the first report. */
  currency: nullable(Type.String()),
  /** Bytes of the reports of all readings. */
  reportBytes: Type.Integer(),
  /** How far the report is taken: the position in it of what comes next. */
  position: Type.Integer(),
  /** Whether something could not be taken, so that the file is read once more. */
  isIncomplete: Type.Boolean(),
  /** The time of the last upload grant. */
  grantedAt: nullable(Type.String()),
  ...waitingFields,
}
const ImportFacts = Type.Object(facts)
export type ImportFacts = Static<typeof ImportFacts> & { id: string }

const StoredImport = Type.Object({
  ...facts,
  ...recordFields,
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
})
export type ImportRecord = Static<typeof StoredImport> & { id: string }
export const importDocuments = documents(StoredImport)
