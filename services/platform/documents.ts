// The border between documents in the database and everything else: a document that is read has the shape of its
// schema, or causes an error that names it. No other code converts times of the database.
import { type DocumentData, type DocumentSnapshot, Timestamp } from '@google-cloud/firestore'
import Type, { type Static, type TObject, type TSchema } from 'typebox'
import { checker } from './check.ts'

const IS_TIME = 'isTime'

/** Milliseconds since the epoch, stored in the database as a Timestamp. */
export const Time = Type.Integer({ [IS_TIME]: true })

/** Also for documents from before the field existed. */
export const TimeOrNull = Type.Union([Time, Type.Null()], { default: null })

/** A time for a query. Documents are written with `Documents.data`. */
export const toTimestamp = (milliseconds: number): Timestamp => Timestamp.fromMillis(milliseconds)

/** A retry may help, because somebody may repair the document, or the program that reads it. */
export class CorruptDocument extends Error {
  override readonly name = 'CorruptDocument'
}

export interface Documents<Value extends { id: string }> {
  /**
   * Returns null for a document that does not exist. Fields that the schema does not know are left out; missing ones
   * get the schema's `default`. Throws CorruptDocument.
   */
  read(snapshot: DocumentSnapshot): Value | null
  /**
   * The data to write for a value, or for some of its fields: without `id`, and with times as the database stores them.
   */
  data(value: Partial<Value>): DocumentData
  /** The schema's fields, for `select`. */
  names: readonly string[]
}

/** `schema` describes a document without its id; its times are `Time`. */
export function documents<S extends TObject>(schema: S): Documents<Static<S> & { id: string }> {
  type Value = Static<S> & { id: string }
  const check = checker(schema)
  const fields: [string, TSchema][] = Object.entries(schema.properties)
  const times = new Set(fields.filter(([, field]) => isTime(field)).map(([name]) => name))

  return {
    read(snapshot) {
      const data = snapshot.data()
      if (!data) return null
      const value: Record<string, unknown> = {}
      for (const [name, field] of fields) {
        const found = data[name] === undefined ? defaultOf(field) : data[name]
        if (found !== undefined) value[name] = times.has(name) ? fromTimestamp(found) : found
      }
      const checked = check(value)
      if (checked.ok) return { ...checked.value, id: snapshot.id } as Value
      const wrong = checked.errors.map((error) => `${error.field} ${error.message}`).join(', ')
      throw new CorruptDocument(`The document ${snapshot.ref.path} cannot be read: ${wrong}`)
    },

    data({ id: _, ...value }) {
      const entries = Object.entries(value).map(([name, field]) => [
        name,
        times.has(name) && typeof field === 'number' ? toTimestamp(field) : field,
      ])
      return Object.fromEntries(entries)
    },

    names: fields.map(([name]) => name),
  }
}

/** Documents that a query returned always exist. */
export function readAll<Value extends { id: string }>(
  { read }: Documents<Value>,
  { docs }: { docs: readonly DocumentSnapshot[] },
): Value[] {
  return docs.map((snapshot) => read(snapshot)).filter((value) => value !== null)
}

function isTime(schema: TSchema): boolean {
  if (IS_TIME in schema) return true
  return 'anyOf' in schema && Array.isArray(schema.anyOf) && schema.anyOf.some(isTime)
}

/** A plain number in place of a Timestamp is an error: queries and removal by TTL would not find the document. */
function fromTimestamp(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis()
  return typeof value === 'number' ? Number.NaN : value
}

const defaultOf = (schema: TSchema): unknown => ('default' in schema ? schema.default : undefined)
