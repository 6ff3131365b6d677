import type { FieldPath } from '../field-path.ts'
import { pathKey } from '../keys/name-key.ts'
import { indexed, valueKey } from '../keys/value-key.ts'
import { KeyWriter } from '../keys/writer.ts'
import type { StoredDocument } from '../state/document.ts'

/**
 * One stored index. Names are always ascending in it. An index whose names are descending is stored the other way round
 * and read backwards, so `descending` here means "opposite to the name".
 */
export interface IndexDefinition {
  /** The collections' last segment; '' indexes every document of the database. */
  group: string
  /** Whether the index orders within one collection, or over all collections of the group. */
  scope: 'collection' | 'group'
  fields: readonly { path: FieldPath; kind: 'value' | 'element'; descending: boolean }[]
}

const writer = new KeyWriter()

/** Appends a value's key as an index holds it. */
export function writeComponent(into: KeyWriter, key: Buffer, descending: boolean) {
  const start = into.length
  into.raw(indexed(key))
  if (descending) into.flip(start)
}

function elementKeys(document: StoredDocument, path: FieldPath): Buffer[] {
  const value = document.value(path)
  if (value?.valueType !== 'arrayValue') return []
  const distinct = new Map<string, Buffer>()
  for (const element of value.arrayValue.values ?? []) {
    const key = valueKey(element)
    distinct.set(key.toString('latin1'), key)
  }
  return [...distinct.values()]
}

/** The keys under which an index holds a document: none when a field is missing, several for array elements. */
export function entriesOf(definition: IndexDefinition, document: StoredDocument): Buffer[] {
  const element = definition.fields.find((field) => field.kind === 'element')
  if (!element) {
    const key = entry(definition, document, null)
    return key ? [key] : []
  }
  return elementKeys(document, element.path).flatMap((key) => entry(definition, document, key) ?? [])
}

function entry(definition: IndexDefinition, document: StoredDocument, element: Buffer | null): Buffer | null {
  writer.length = 0
  if (definition.scope === 'collection') writer.uint32(document.collection.id)
  for (const field of definition.fields) {
    const key = field.kind === 'element' ? element : document.key(field.path)
    if (!key) return null
    writeComponent(writer, key, field.descending)
  }
  writer.raw(definition.scope === 'collection' ? document.name : pathKey(document.path))
  return writer.take()
}
