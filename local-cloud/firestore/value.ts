// Firestore values as the protocol's plain objects have them (see grpc.ts). This one shape is used from the wire to the
// index.

export interface Timestamp {
  /** Decimal, since the epoch. */
  seconds?: string
  nanos?: number
}

export type Value =
  | { valueType: 'nullValue'; nullValue: 'NULL_VALUE' }
  | { valueType: 'booleanValue'; booleanValue: boolean }
  | { valueType: 'integerValue'; integerValue: string }
  | { valueType: 'doubleValue'; doubleValue: number }
  | { valueType: 'timestampValue'; timestampValue: Timestamp }
  | { valueType: 'stringValue'; stringValue: string }
  | { valueType: 'bytesValue'; bytesValue: Uint8Array }
  | { valueType: 'referenceValue'; referenceValue: string }
  | { valueType: 'geoPointValue'; geoPointValue: { latitude?: number; longitude?: number } }
  | { valueType: 'arrayValue'; arrayValue: { values?: Value[] } }
  | { valueType: 'mapValue'; mapValue: { fields?: Fields } }

export type Fields = Record<string, Value>

export const nullValue: Value = { valueType: 'nullValue', nullValue: 'NULL_VALUE' }
export const integer = (value: bigint): Value => ({ valueType: 'integerValue', integerValue: String(value) })
export const double = (value: number): Value => ({ valueType: 'doubleValue', doubleValue: value })
export const map = (fields: Fields): Value => ({ valueType: 'mapValue', mapValue: { fields } })
export const array = (values: Value[]): Value => ({ valueType: 'arrayValue', arrayValue: { values } })
/** `micros` since the epoch. */
export const timestamp = (micros: number): Value => ({
  valueType: 'timestampValue',
  timestampValue: toTimestamp(micros),
})

/** Microseconds since the epoch as the protocol's timestamp. */
export function toTimestamp(micros: number): Timestamp {
  const seconds = Math.floor(micros / 1e6)
  return { seconds: String(seconds), nanos: (micros - seconds * 1e6) * 1000 }
}

/** Microseconds since the epoch. Finer digits are truncated, as Firestore does when it stores a time. */
export function toMicros(time: Timestamp): number {
  return Number(time.seconds ?? 0) * 1e6 + Math.floor((time.nanos ?? 0) / 1000)
}

export const isNumber = (value: Value) =>
  value.valueType === 'integerValue' || value.valueType === 'doubleValue'

/** The key that marks a map as a vector; its elements are under `value`. */
export const VECTOR_TYPE_KEY = '__type__'

export function isVector(fields: Fields): boolean {
  const type = fields[VECTOR_TYPE_KEY]
  return type?.valueType === 'stringValue' && type.stringValue === '__vector__'
}
