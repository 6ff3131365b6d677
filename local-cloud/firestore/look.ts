import type { Database } from './database.ts'
import { pathOf } from './names.ts'
import { decodeId } from './state/decode-id.ts'
import type { StoredDocument } from './state/document.ts'
import { type Fields, isVector, type Timestamp, toMicros, type Value } from './value.ts'

export interface LookedAtDocument {
  id: string
  path: string
  /** Milliseconds since the epoch. */
  created: number
  updated: number
  /** As JSON shows them: a time is `{ $time: '…' }`, a reference `{ $reference: '…' }`, bytes `{ $bytes: 12 }`. */
  fields: Record<string, unknown>
}

/** Documents as they are stored, for who looks from outside: nothing of it is billed. */
export interface FirestoreLook {
  databases(): string[]
  /** Ids of the collections below a document; '' is the root. */
  collections(database: string, parent: string): string[]
  /** In the order of their names; `after` is the id of the page before. `next` is null on the last page. */
  documents(
    database: string,
    collection: string,
    page: { after: string; limit: number },
  ): { documents: LookedAtDocument[]; next: string | null }
  /** Null when it does not exist. */
  document(database: string, path: string): LookedAtDocument | null
}

export function createLook(databases: ReadonlyMap<string, Database>): FirestoreLook {
  const find = (name: string): Database => {
    const database = databases.get(name)
    if (!database) throw new Error(`There is no database ${name}`)
    return database
  }

  return {
    databases: () => [...databases.keys()],

    collections(name, parent) {
      const { collections, documents } = find(name)
      const depth = parent === '' ? 0 : parent.split('/').length
      const isInhabited = ({ id, path }: { id: number; path: string }) =>
        documents.hasAny(id) || collections.allBelow(path).some((each) => documents.hasAny(each.id))
      const below = collections.allBelow(parent).filter(isInhabited)
      return [...new Set(below.map(({ path }) => path.split('/')[depth] ?? ''))].sort()
    },

    documents(name, path, { after, limit }) {
      const { collections, documents } = find(name)
      const collection = collections.find(path)
      if (!collection) return { documents: [], next: null }
      const from = after === '' ? Buffer.alloc(0) : documents.keyOf(after)
      const found = documents.page(collection.id, from, limit + 1)
      const shown = found.slice(0, limit)
      const last = found.length > limit ? shown.at(-1) : undefined
      return { documents: shown.map(toLook), next: last ? decodeId(last.name) : null }
    },

    document(name, path) {
      const { documents, names } = find(name)
      const at = names.document(names.full(path))
      const document = documents.get(at)
      return document && { ...toLook(document), path: pathOf(at) }
    },
  }
}

const toLook = (document: StoredDocument): LookedAtDocument => ({
  id: decodeId(document.name),
  path: document.path,
  created: document.created / 1000,
  updated: document.updated / 1000,
  fields: plainFields(document.fields),
})

const plainFields = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))

function plain(value: Value): unknown {
  switch (value.valueType) {
    case 'nullValue':
      return null
    case 'booleanValue':
      return value.booleanValue
    case 'integerValue': {
      const number = Number(value.integerValue)
      return Number.isSafeInteger(number) ? number : { $integer: value.integerValue }
    }
    case 'doubleValue':
      return Number.isFinite(value.doubleValue) ? value.doubleValue : { $double: String(value.doubleValue) }
    case 'timestampValue':
      return { $time: isoTime(value.timestampValue) }
    case 'stringValue':
      return value.stringValue
    case 'bytesValue':
      return { $bytes: value.bytesValue.length }
    case 'referenceValue':
      return { $reference: value.referenceValue }
    case 'geoPointValue':
      return { $geo: [value.geoPointValue.latitude ?? 0, value.geoPointValue.longitude ?? 0] }
    case 'arrayValue':
      return (value.arrayValue.values ?? []).map(plain)
    case 'mapValue': {
      const { fields = {} } = value.mapValue
      const { value: elements } = fields
      if (isVector(fields) && elements?.valueType === 'arrayValue')
        return { $vector: elements.arrayValue.values?.length ?? 0 }
      return plainFields(fields)
    }
  }
}

const isoTime = (time: Timestamp): string => new Date(toMicros(time) / 1000).toISOString()
