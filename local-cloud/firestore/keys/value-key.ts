import { MAX_INDEXED_VALUE_BYTES } from '../limits.ts'
import type { Fields, Value } from '../value.ts'
import { isVector } from '../value.ts'
import { writeSegment } from './name-key.ts'
import { KeyWriter } from './writer.ts'

/**
 * First byte of a value's key: Firestore's order of types.
 * Source: https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering
 */
export const TYPE = {
  null: 0x10,
  boolean: 0x18,
  nan: 0x20,
  number: 0x21,
  timestamp: 0x28,
  string: 0x30,
  bytes: 0x38,
  reference: 0x40,
  geoPoint: 0x48,
  array: 0x50,
  vector: 0x58,
  map: 0x60,
} as const

/** Ends arrays, maps and references. It is lower than every byte that can follow inside them. */
const END = 0x00
const ELEMENT = 0x01

/**
 * Writes 64-bit integers and doubles in one exact order: the greatest double that is not above the number, then the
 * remainder (0 to 1023, and more than 0 only beyond 2^53).
 */
function writeInteger(writer: KeyWriter, text: string) {
  if (text.length < 16) {
    writer.double(Number(text))
    return writer.byte(0)
  }
  const exact = BigInt(text)
  let below = Number(exact)
  if (BigInt(below) > exact) below = previousDouble(below)
  const rest = Number(exact - BigInt(below))
  writer.double(below)
  if (rest === 0) return writer.byte(0)
  writer.byte(1 + (rest >> 8))
  writer.byte(rest & 255)
}

function previousDouble(value: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n))
  return view.getFloat64(0)
}

function writeMap(writer: KeyWriter, fields: Fields) {
  const names = Object.keys(fields)
  // UTF-8 order, which differs from JavaScript's only above the basic plane.
  names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  for (const name of names) {
    writer.byte(ELEMENT)
    writer.text(name)
    writeValue(writer, fields[name]!)
  }
  writer.byte(END)
}

/** Vectors: shorter ones first, then element by element. */
function writeVector(writer: KeyWriter, fields: Fields) {
  const values = fields.value?.valueType === 'arrayValue' ? (fields.value.arrayValue.values ?? []) : []
  writer.uint32(values.length)
  for (const value of values) writeValue(writer, value)
}

/** Writes a key that is never a prefix of another value's key. */
export function writeValue(writer: KeyWriter, value: Value): void {
  switch (value.valueType) {
    case 'nullValue':
      writer.byte(TYPE.null)
      return
    case 'booleanValue':
      writer.byte(TYPE.boolean)
      writer.byte(value.booleanValue ? 1 : 0)
      return
    case 'integerValue':
      writer.byte(TYPE.number)
      writeInteger(writer, value.integerValue)
      return
    case 'doubleValue':
      if (Number.isNaN(value.doubleValue)) {
        writer.byte(TYPE.nan)
        return
      }
      writer.byte(TYPE.number)
      writer.double(value.doubleValue)
      writer.byte(0)
      return
    case 'timestampValue':
      writer.byte(TYPE.timestamp)
      writer.int64(BigInt(value.timestampValue.seconds ?? 0))
      writer.uint32(value.timestampValue.nanos ?? 0)
      return
    case 'stringValue':
      writer.byte(TYPE.string)
      writer.text(value.stringValue)
      return
    case 'bytesValue':
      writer.byte(TYPE.bytes)
      writer.blob(value.bytesValue)
      return
    case 'referenceValue':
      writer.byte(TYPE.reference)
      for (const segment of value.referenceValue.split('/')) writeSegment(writer, segment)
      writer.byte(END)
      return
    case 'geoPointValue':
      writer.byte(TYPE.geoPoint)
      writer.double(value.geoPointValue.latitude ?? 0)
      writer.double(value.geoPointValue.longitude ?? 0)
      return
    case 'arrayValue':
      writer.byte(TYPE.array)
      for (const element of value.arrayValue.values ?? []) writeValue(writer, element)
      writer.byte(END)
      return
    case 'mapValue': {
      const fields = value.mapValue.fields ?? {}
      if (isVector(fields)) {
        writer.byte(TYPE.vector)
        writeVector(writer, fields)
        return
      }
      writer.byte(TYPE.map)
      writeMap(writer, fields)
      return
    }
  }
}

const shared = new KeyWriter()

/** The whole key: equal bytes mean equal values, and byte order is Firestore's order. */
export function valueKey(value: Value): Buffer {
  writeValue(shared, value)
  return shared.take()
}

/** The key as an index holds it, truncated as in production. */
export const indexed = (key: Buffer): Buffer => key.subarray(0, MAX_INDEXED_VALUE_BYTES)

/** The least key above every key that begins with `prefix`; null when there is none. */
export function after(prefix: Uint8Array): Buffer | null {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  if (end === 0) return null
  const result = Buffer.from(prefix.subarray(0, end))
  result[end - 1]!++
  return result
}
