// The border between documents in the database and everything else: what comes over it has the shape of its
// schema, or is an error that names the document. Nothing else in the product converts times of the database.
import { type DocumentData, type DocumentSnapshot, Timestamp } from '@google-cloud/firestore'
import Type, { type Static, type TObject, type TSchema } from 'typebox'
import { checker } from './check.ts'

const IS_TIME = 'isTime'

/** Milliseconds since the epoch, which the database keeps as its own Timestamp. */
export const Time = Type.Integer({ [IS_TIME]: true })

/** For documents from before the field was there, too. */
export const TimeOrNull = Type.Union([Time, Type.Null()], { default: null })

/** A time in a query. Documents are written with `Documents.data`. */
export const toTimestamp = (milliseconds: number): Timestamp => Timestamp.fromMillis(milliseconds)

/** Retrying may help: somebody repairs the document, or the program that reads it. */
export class CorruptDocument extends Error {
  override readonly name = 'CorruptDocument'
}

export interface Documents<Value extends { id: string }> {
  /**
   * Null for a document that does not exist. Fields that the schema does not know are left out, those that are
   * not there get the schema's `default`. Throws CorruptDocument.
   */
  read(snapshot: DocumentSnapshot): Value | null
  /** What to write of a value, or of some of its fields: without `id`, times as the database keeps them. */
  data(value: Partial<Value>): DocumentData
  /** To `select` what the schema knows and nothing else. */
  names: readonly string[]
}

/** `schema` describes a document without its id, times being `Time`. */
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

/** Documents that a query found exist. */
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

/** A plain number in the place of a time is no time: queries and the removal by TTL would not find the document. */
function fromTimestamp(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis()
  return typeof value === 'number' ? Number.NaN : value
}

const defaultOf = (schema: TSchema): unknown => ('default' in schema ? schema.default : undefined)
