import type { Fields, Timestamp, Value } from '../value.ts'
import { WireWriter } from './writer.ts'

// Tags are (field number << 3 | wire type) of google/firestore/v1/document.proto.

function timestampContent(writer: WireWriter, time: Timestamp) {
  const seconds = time.seconds ?? '0'
  if (seconds !== '0') {
    writer.byte(0x08)
    writer.int64(BigInt(seconds))
  }
  if (time.nanos) {
    writer.byte(0x10)
    writer.int64(time.nanos)
  }
}

function valueContent(writer: WireWriter, value: Value) {
  switch (value.valueType) {
    case 'nullValue':
      writer.byte(0x58)
      return writer.byte(0)
    case 'booleanValue':
      writer.byte(0x08)
      return writer.byte(value.booleanValue ? 1 : 0)
    case 'integerValue': {
      writer.byte(0x10)
      const small = value.integerValue.length < 16 ? Number(value.integerValue) : BigInt(value.integerValue)
      return writer.int64(small)
    }
    case 'doubleValue':
      writer.byte(0x19)
      return writer.double(value.doubleValue)
    case 'timestampValue':
      return writer.message(0x52, () => timestampContent(writer, value.timestampValue))
    case 'stringValue':
      writer.byte(0x8a)
      return writer.text(0x01, value.stringValue)
    case 'bytesValue':
      writer.byte(0x92)
      return writer.field(0x01, value.bytesValue)
    case 'referenceValue':
      return writer.text(0x2a, value.referenceValue)
    case 'geoPointValue':
      return writer.message(0x42, () => {
        writer.byte(0x09)
        writer.double(value.geoPointValue.latitude ?? 0)
        writer.byte(0x11)
        writer.double(value.geoPointValue.longitude ?? 0)
      })
    case 'arrayValue':
      return writer.message(0x4a, () => {
        for (const element of value.arrayValue.values ?? []) {
          writer.message(0x0a, () => valueContent(writer, element))
        }
      })
    case 'mapValue':
      return writer.message(0x32, () => fieldsContent(writer, value.mapValue.fields ?? {}, 0x0a))
  }
}

/** Map entries; `tag` is 0x0a inside a MapValue and 0x12 inside a Document. */
function fieldsContent(writer: WireWriter, fields: Fields, tag: number) {
  // Sorting gives equal documents equal bytes.
  for (const name of Object.keys(fields).sort()) {
    writer.message(tag, () => {
      writer.text(0x0a, name)
      writer.message(0x12, () => valueContent(writer, fields[name]!))
    })
  }
}

const shared = new WireWriter()

/** The `fields` of a Document message, as documents are stored and sent. */
export function encodeFields(fields: Fields): Buffer {
  fieldsContent(shared, fields, 0x12)
  return shared.take()
}

export function encodeValue(value: Value): Buffer {
  valueContent(shared, value)
  return shared.take()
}

/** A Timestamp message from microseconds since the epoch. */
export function writeMicros(writer: WireWriter, tag: number, micros: number) {
  const seconds = Math.floor(micros / 1e6)
  const nanos = (micros - seconds * 1e6) * 1000
  writer.message(tag, () => {
    writer.byte(0x08)
    writer.int64(seconds)
    if (nanos) {
      writer.byte(0x10)
      writer.varint(nanos)
    }
  })
}
