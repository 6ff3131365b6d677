import type { Fields, Timestamp, Value } from '../value.ts'
import { nullValue } from '../value.ts'

/**
 * Reads what encode.ts wrote, and documents inside requests. The bytes are trusted, because gRPC or this program made
 * them.
 */
class Reader {
  readonly bytes: Buffer
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  varint(): number {
    let byte = this.bytes[this.at++]!
    if (byte < 128) return byte
    let result = byte & 127
    for (let factor = 128; ; factor *= 128) {
      byte = this.bytes[this.at++]!
      result += (byte & 127) * factor
      if (byte < 128) return result
    }
  }

  /** A decimal string. Small positive numbers, the most frequent ones, never become a bigint. */
  int64(): string {
    const start = this.at
    while (this.bytes[this.at++]! >= 128);
    const end = this.at
    if (end - start < 8) {
      this.at = start
      return String(this.varint())
    }
    let result = 0n
    for (let i = end - 1; i >= start; i--) result = (result << 7n) | BigInt(this.bytes[i]! & 127)
    return String(BigInt.asIntN(64, result))
  }

  double(): number {
    this.at += 8
    return this.bytes.readDoubleLE(this.at - 8)
  }

  text(): string {
    const size = this.varint()
    this.at += size
    return this.bytes.toString('utf8', this.at - size, this.at)
  }

  blob(): Buffer {
    const size = this.varint()
    this.at += size
    return Buffer.from(this.bytes.subarray(this.at - size, this.at))
  }
}

function readTimestamp(reader: Reader): Timestamp {
  const size = reader.varint()
  const end = reader.at + size
  const time: Timestamp = { seconds: '0', nanos: 0 }
  while (reader.at < end) {
    if (reader.varint() === 0x08) time.seconds = reader.int64()
    else time.nanos = Number(reader.int64())
  }
  return time
}

function readGeoPoint(reader: Reader) {
  const size = reader.varint()
  const end = reader.at + size
  const point = { latitude: 0, longitude: 0 }
  while (reader.at < end) {
    if (reader.varint() === 0x09) point.latitude = reader.double()
    else point.longitude = reader.double()
  }
  return point
}

function readArray(reader: Reader): Value[] {
  const size = reader.varint()
  const end = reader.at + size
  const values: Value[] = []
  while (reader.at < end) {
    reader.varint()
    values.push(readValue(reader))
  }
  return values
}

function readMap(reader: Reader): Fields {
  const size = reader.varint()
  const end = reader.at + size
  const fields: Fields = {}
  while (reader.at < end) {
    reader.varint()
    readEntry(reader, fields)
  }
  return fields
}

function readEntry(reader: Reader, into: Fields) {
  const size = reader.varint()
  const end = reader.at + size
  let name = ''
  let value: Value = nullValue
  while (reader.at < end) {
    if (reader.varint() === 0x0a) name = reader.text()
    else value = readValue(reader)
  }
  into[name] = value
}

function readValue(reader: Reader): Value {
  const size = reader.varint()
  const end = reader.at + size
  let value: Value = nullValue
  while (reader.at < end) value = readTyped(reader, reader.varint() >> 3)
  return value
}

function readTyped(reader: Reader, field: number): Value {
  switch (field) {
    case 1:
      return { valueType: 'booleanValue', booleanValue: reader.varint() !== 0 }
    case 2:
      return { valueType: 'integerValue', integerValue: reader.int64() }
    case 3:
      return { valueType: 'doubleValue', doubleValue: reader.double() }
    case 5:
      return { valueType: 'referenceValue', referenceValue: reader.text() }
    case 6:
      return { valueType: 'mapValue', mapValue: { fields: readMap(reader) } }
    case 8:
      return { valueType: 'geoPointValue', geoPointValue: readGeoPoint(reader) }
    case 9:
      return { valueType: 'arrayValue', arrayValue: { values: readArray(reader) } }
    case 10:
      return { valueType: 'timestampValue', timestampValue: readTimestamp(reader) }
    case 11:
      reader.varint()
      return nullValue
    case 17:
      return { valueType: 'stringValue', stringValue: reader.text() }
    case 18:
      return { valueType: 'bytesValue', bytesValue: reader.blob() }
    default:
      throw new Error(`Unknown value type ${field} in a stored document`)
  }
}

/** Decodes what `encodeFields` wrote. */
export function decodeFields(bytes: Uint8Array): Fields {
  const reader = new Reader(bytes)
  const fields: Fields = {}
  while (reader.at < reader.bytes.length) {
    reader.varint()
    readEntry(reader, fields)
  }
  return fields
}
