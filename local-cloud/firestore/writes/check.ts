import { invalidArgument } from '../errors.ts'
import {
  MAX_DOCUMENT_BYTES,
  MAX_FIELD_NAME_BYTES,
  MAX_FIELD_VALUE_BYTES,
  MAX_INDEX_ENTRIES,
  MAX_VALUE_DEPTH,
} from '../limits.ts'
import type { Fields, Value } from '../value.ts'
import { isVector } from '../value.ts'

const RESERVED = /^__.*__$/s
/** Timestamps: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z, seconds since the epoch. */
const FIRST_SECOND = -62_135_596_800
const LAST_SECOND = 253_402_300_799

function checkName(name: string) {
  if (name === '') throw invalidArgument('The property.name is the empty string.')
  if (name.startsWith('__') && RESERVED.test(name)) {
    throw invalidArgument(`field name ${name} is reserved`)
  }
  if (name.length * 3 > MAX_FIELD_NAME_BYTES && Buffer.byteLength(name) > MAX_FIELD_NAME_BYTES) {
    throw invalidArgument(`Field name is longer than ${MAX_FIELD_NAME_BYTES} bytes.`)
  }
}

function checkLength(name: string, value: Value) {
  const { length } =
    value.valueType === 'stringValue'
      ? value.stringValue
      : value.valueType === 'bytesValue'
        ? value.bytesValue
        : []
  if (length * 3 <= MAX_FIELD_VALUE_BYTES) return
  const bytes = value.valueType === 'stringValue' ? Buffer.byteLength(value.stringValue) : length
  if (bytes > MAX_FIELD_VALUE_BYTES) {
    throw invalidArgument(`The value of property "${name}" is longer than ${MAX_FIELD_VALUE_BYTES} bytes.`)
  }
}

/**
 * Checks names, depth and ranges, and truncates times to microseconds as Firestore stores them. Throws
 * INVALID_ARGUMENT.
 */
export function checkFields(fields: Fields, depth = 0) {
  for (const name of Object.keys(fields)) {
    checkName(name)
    checkLength(name, fields[name]!)
    checkValue(fields[name]!, depth + 1)
  }
}

function checkValue(value: Value, depth: number, inArray = false) {
  switch (value.valueType) {
    case 'mapValue': {
      if (depth > MAX_VALUE_DEPTH) throw tooDeep()
      const fields = value.mapValue.fields ?? {}
      if (!isVector(fields)) checkFields(fields, depth)
      return
    }
    case 'arrayValue':
      if (inArray) throw invalidArgument('Cannot convert an array value in an array value.')
      if (depth > MAX_VALUE_DEPTH) throw tooDeep()
      for (const element of value.arrayValue.values ?? []) checkValue(element, depth + 1, true)
      return
    case 'timestampValue': {
      const time = value.timestampValue
      const seconds = Number(time.seconds ?? 0)
      if (seconds < FIRST_SECOND || seconds > LAST_SECOND)
        throw invalidArgument('A timestamp is out of range.')
      if (time.nanos) time.nanos -= time.nanos % 1000
      return
    }
    case 'geoPointValue': {
      const { latitude = 0, longitude = 0 } = value.geoPointValue
      if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
        throw invalidArgument('A geo point is out of range.')
      return
    }
    case undefined:
      throw invalidArgument('Cannot convert firestore.v1.Value with type unset.')
  }
}

const tooDeep = () =>
  invalidArgument(`Property contains a map or array nested deeper than ${MAX_VALUE_DEPTH} levels.`)

// Sizes: https://firebase.google.com/docs/firestore/storage-size

function pathBytes(path: string): number {
  return path.split('/').reduce((sum, segment) => sum + Buffer.byteLength(segment) + 1, 16)
}

interface Tally {
  bytes: number
  /** Automatic index entries: ascending and descending of every value, one per array element. */
  entries: number
}

function tallyFields(fields: Fields, tally: Tally) {
  for (const name of Object.keys(fields)) {
    tally.bytes += Buffer.byteLength(name) + 1
    tally.entries += 2
    tallyValue(fields[name]!, tally)
  }
  tally.bytes += 32
}

function tallyValue(value: Value, tally: Tally) {
  switch (value.valueType) {
    case 'nullValue':
    case 'booleanValue':
      tally.bytes += 1
      return
    case 'stringValue':
      tally.bytes += Buffer.byteLength(value.stringValue) + 1
      return
    case 'bytesValue':
      tally.bytes += value.bytesValue.length
      return
    case 'referenceValue':
      tally.bytes += pathBytes(value.referenceValue.split('/').slice(5).join('/'))
      return
    case 'geoPointValue':
      tally.bytes += 16
      return
    case 'arrayValue': {
      const values = value.arrayValue.values ?? []
      const { entries } = tally
      for (const element of values) tallyValue(element, tally)
      tally.entries = entries + values.length
      return
    }
    case 'mapValue':
      return tallyFields(value.mapValue.fields ?? {}, tally)
    default:
      tally.bytes += 8
  }
}

/** Throws INVALID_ARGUMENT when a document exceeds production's limits. `name` is its full name. */
export function checkSize(name: string, path: string, fields: Fields) {
  const tally: Tally = { bytes: pathBytes(path), entries: 0 }
  tallyFields(fields, tally)
  if (tally.bytes > MAX_DOCUMENT_BYTES) {
    const [size, limit] = [tally.bytes, MAX_DOCUMENT_BYTES].map((count) => count.toLocaleString('en'))
    throw invalidArgument(
      `Document '${name}' cannot be written because its size (${size} bytes) exceeds the maximum allowed size of ${limit} bytes.`,
    )
  }
  if (tally.entries > MAX_INDEX_ENTRIES) {
    throw invalidArgument(`too many index entries for entity ${name}`)
  }
}
