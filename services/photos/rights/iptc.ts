// Rights as IPTC-IIM inside Photoshop's image resources, for agencies' older programs. Source: IPTC-NAA Information
// Interchange Model 4.2.
import type { Rights } from './schemas.ts'

const UTF8 = Buffer.from('\x1b%G', 'latin1')
/** Bytes of a by-line and of a copyright notice. */
const BY_LINE = 32
const NOTICE = 128

/** Null where there is nothing to say. */
export function iptcBlock({ creator, copyright }: Rights): Buffer | null {
  if (creator === '' && copyright === '') return null
  const records = Buffer.concat([
    dataSet(1, 90, UTF8),
    ...(creator ? [dataSet(2, 80, cut(creator, BY_LINE))] : []),
    ...(copyright ? [dataSet(2, 116, cut(copyright, NOTICE))] : []),
  ])
  const header = Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0', 'latin1')
  header.writeUInt32BE(records.length, header.length - 4)
  return Buffer.concat([header, records, Buffer.alloc(records.length % 2)])
}

function dataSet(record: number, number: number, value: Buffer): Buffer {
  const head = Buffer.from([0x1c, record, number, 0, 0])
  head.writeUInt16BE(value.length, 3)
  return Buffer.concat([head, value])
}

/** Whole letters that fit. */
function cut(value: string, most: number): Buffer {
  let text = ''
  let bytes = 0
  for (const letter of value) {
    bytes += Buffer.byteLength(letter)
    if (bytes > most) break
    text += letter
  }
  return Buffer.from(text)
}
