// IPTC-IIM records (https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf): tag marker, record, data set, length,
// data.
import { decodeText } from './values-encodings.ts'

const NAMES: Record<number, keyof IptcTexts> = {
  5: 'ObjectName',
  55: 'DateCreated',
  60: 'TimeCreated',
  62: 'DigitalCreationDate',
  63: 'DigitalCreationTime',
  80: 'Byline',
  105: 'Headline',
  116: 'CopyrightNotice',
  120: 'Caption',
}
const KEYWORD = 25
const CODED_CHARACTER_SET = 90
const ESCAPE_TO_UTF8 = '\x1b%G'
/** More than any file has that was not made to be greedy. */
const MAX_RECORDS = 4000

export interface IptcTexts {
  ObjectName?: string
  DateCreated?: string
  TimeCreated?: string
  DigitalCreationDate?: string
  DigitalCreationTime?: string
  Byline?: string
  Headline?: string
  CopyrightNotice?: string
  Caption?: string
}

export interface IptcTags extends IptcTexts {
  Keywords: string[]
}

/** The first filled text of each kind, and all keywords; ends where the data stop being records. */
export function readIptc(blocks: readonly Buffer[]): IptcTags {
  const keywords: string[] = []
  const tags: IptcTags = { Keywords: keywords }
  let left = MAX_RECORDS
  for (const block of blocks) {
    let decode = decodeText
    for (const { record, dataSet, data } of recordsIn(block)) {
      if (left-- === 0) return tags
      if (record === 1 && dataSet === CODED_CHARACTER_SET && data.toString('latin1') === ESCAPE_TO_UTF8)
        decode = decodeMarked
      if (record !== 2) continue
      const name = NAMES[dataSet]
      if (name && isFilled(data)) tags[name] ??= decode(data)
      else if (dataSet === KEYWORD) keywords.push(decode(data))
    }
  }
  return tags
}

/** Fields that a camera or a program prepared are of spaces or zeros. */
const isFilled = (data: Buffer) => data.some((byte) => byte !== 0 && byte !== 0x20)

/** Marked as UTF-8: a character that was cut at the field's last byte does not make the rest another encoding. */
function decodeMarked(data: Buffer): string {
  const decoded = data.toString('utf8')
  const isCut = /^[^\ufffd]*\ufffd$/.test(decoded)
  return isCut ? decoded.slice(0, -1) : decodeText(data)
}

interface IptcRecord {
  record: number
  dataSet: number
  data: Buffer
}

function* recordsIn(block: Buffer): Generator<IptcRecord> {
  let at = 0
  while (at + 5 <= block.length && block[at] === 0x1c) {
    const [record = 0, dataSet = 0] = [block[at + 1], block[at + 2]]
    let length = block.readUInt16BE(at + 3)
    let start = at + 5
    if (length >= 0x8000) {
      // The length is longer: this many bytes of it follow.
      const lengthBytes = length & 0x7fff
      if (lengthBytes === 0 || lengthBytes > 4 || start + lengthBytes > block.length) return
      length = block.readUIntBE(start, lengthBytes)
      start += lengthBytes
    }
    if (start + length > block.length) return
    yield { record, dataSet, data: block.subarray(start, start + length) }
    at = start + length
  }
}
