// A list of recipients as it is stored. Its rows are in an object of their own.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { ListMapping, RecipientList } from './schemas.ts'

const { id: _id, updatedAt: _updatedAt, ...fields } = RecipientList.properties

/** What the person chose. Headers and fields that are null are found out when the list is read. */
export const ListChoice = Type.Object({
  sheet: ListMapping.properties.sheet,
  headerRow: nullable(ListMapping.properties.headerRow),
  fields: nullable(ListMapping.properties.fields),
  takesHiddenRows: ListMapping.properties.takesHiddenRows,
})
export type ListChoice = Static<typeof ListChoice>

const facts = {
  ownerId: Type.String(),
  ...fields,
  /** `deleting`: the person no longer sees it, and its bytes are being removed. */
  state: Type.Enum(['live', 'deleting']),
  contentType: Type.String(),
  sha256: Type.String(),
  /** The generation of the file in its bucket; null until an event has reported it. */
  generation: nullable(Type.String()),
  /** Null until the person chose something. */
  choice: nullable(ListChoice),
  /** How often it was asked to be read: an answer to an earlier one no longer matters. */
  reading: Type.Integer(),
  /** The reading whose rows are stored; 0 for none. */
  rowsOf: Type.Integer(),
  /** Bytes of the rows of all readings. */
  rowsBytes: Type.Integer(),
  /** Addresses that the person accepted, by the row's number. */
  corrections: Type.Record(Type.String(), Type.String()),
  /** The position in the campaign of its first recipient. */
  firstPosition: Type.Integer(),
  /** The time of the last upload grant. */
  grantedAt: nullable(Type.String()),
  ...waitingFields,
}
const ListFacts = Type.Object(facts)
export type ListFacts = Static<typeof ListFacts> & { id: string }

const StoredList = Type.Object({
  ...facts,
  ...recordFields,
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
})
export type ListRecord = Static<typeof StoredList> & { id: string }
export const listDocuments = documents(StoredList)
