import type { FieldPath } from '../field-path.ts'
import { formatFieldPath, getField } from '../field-path.ts'
import { valueKey } from '../keys/value-key.ts'
import type { Fields, Value } from '../value.ts'
import { decodeFields } from '../wire/decode.ts'
import type { Collection } from './collections.ts'

/** One version of a document. Fields are decoded on first use, and each key is made once. */
export class StoredDocument {
  readonly id: number
  readonly collection: Collection
  /** Order-preserving key of the ID. */
  readonly name: Buffer
  readonly path: string
  /** Microseconds since the epoch. */
  readonly created: number
  readonly updated: number
  /** Protocol-buffer bytes. */
  readonly bytes: Uint8Array
  #fields: Fields | undefined
  #keys: Map<string, Buffer | null> | undefined

  constructor(parts: Omit<StoredDocument, 'fields' | 'value' | 'key'> & { fields?: Fields }) {
    this.id = parts.id
    this.collection = parts.collection
    this.name = parts.name
    this.path = parts.path
    this.created = parts.created
    this.updated = parts.updated
    this.bytes = parts.bytes
    this.#fields = parts.fields
  }

  get fields(): Fields {
    this.#fields ??= decodeFields(this.bytes)
    return this.#fields
  }

  value(path: FieldPath): Value | undefined {
    return getField(this.fields, path)
  }

  /** The order-preserving key of a field's value, null when there is no such field. */
  key(path: FieldPath): Buffer | null {
    const text = path.length === 1 ? path[0]! : formatFieldPath(path)
    this.#keys ??= new Map()
    let key = this.#keys.get(text)
    if (key === undefined) {
      const value = this.value(path)
      key = value ? valueKey(value) : null
      this.#keys.set(text, key)
    }
    return key
  }
}
