import type { ExiftoolTags } from './exiftool.ts'

type InOrder = [tag: RegExp, offset?: string][]

/** The tags in the order of decision 091, each with that of its offset. */
const OF_CAPTURE: InOrder = [
  [/^ExifIFD:DateTimeOriginal$/, 'OffsetTimeOriginal'],
  [/^CanonRaw:DateTimeOriginal$/],
  [/^(IFD0|SubIFD\d*):DateTimeOriginal$/, 'OffsetTimeOriginal'],
  [/^ExifIFD:CreateDate$/, 'OffsetTimeDigitized'],
  [/^(IFD0|SubIFD\d*):CreateDate$/, 'OffsetTimeDigitized'],
  [/^XMP-exif:DateTimeOriginal$/],
  [/^XMP-photoshop:DateCreated$/],
  [/^XMP-xmp:CreateDate$/],
  [/^XMP-exif:DateTimeDigitized$/],
  [/^IPTC:DateCreated$/],
  [/^IPTC:DigitalCreationDate$/],
  [/^PNG:ExifDateTimeOriginal$/],
  [/^PNG:ExifDateTimeDigitized$/],
  [/^PNG(-[\w]+)?:(CreationTime|CreateDate|CreationDate)$/],
  [/^GPS:GPSDateStamp$/],
  [/^XMP-exif:GPSDateTime$/],
]
const OF_CHANGE: InOrder = [
  [/^IFD0:ModifyDate$/, 'OffsetTime'],
  [/^XMP-tiff:DateTime$/],
  [/^XMP-xmp:ModifyDate$/],
  [/^PNG:ModifyDate$/],
  [/^PNG:ExifDateTime$/],
  [/^PNG:Datemodify$/],
]
const PARTNERS: Record<string, string> = {
  'IPTC:DateCreated': 'IPTC:TimeCreated',
  'IPTC:DigitalCreationDate': 'IPTC:DigitalCreationTime',
  'GPS:GPSDateStamp': 'GPS:GPSTimeStamp',
}
/** exiftool leaves what it does not know as a time as it is written. */
const WRITTEN =
  /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\D?)?\s*(Z|[+-]\d\d:\d\d)?$/

/** When exiftool would say that a picture was taken: RFC 3339, with an offset if it has one, or a day; null for neither. */
export function expectedTime(tags: ExiftoolTags): string | null {
  const found = times(tags, OF_CAPTURE)
  const [first = times(tags, OF_CHANGE)[0]] = found
  if (first?.length !== 10) return first ?? null
  return found.find((time) => time.startsWith(`${first}T`)) ?? first
}

function times(tags: ExiftoolTags, inOrder: InOrder): string[] {
  const found: string[] = []
  for (const [pattern, offset] of inOrder)
    for (const [tag, values] of Object.entries(tags)) {
      if (!pattern.test(tag)) continue
      // A property that is there twice.
      const value: unknown = Array.isArray(values) ? values[0] : values
      const [, year, month = '01'] = /^(XMP|IPTC)/.test(tag) ? (PERIOD.exec(String(value)) ?? []) : []
      if (year) found.push(`${year}-${month}-01`)
      const partner = tags[PARTNERS[tag] ?? '']
      const zone = tag.startsWith('GPS:') ? 'Z' : String(tags[`ExifIFD:${offset}`] ?? '')
      const time = rfc3339(partner === undefined ? `${value}` : `${value} ${partner}`, zone)
      if (time) found.push(time)
    }
  return found
}

const PERIOD = /^(\d{4})(?::(0[1-9]|1[0-2]))?$/

/** exiftool also gives days that no calendar has. */
function isRealDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function rfc3339(written: string, zone: string): string | null {
  const [, year = '', month, day, minutes, seconds = '00', own] = WRITTEN.exec(written.trim()) ?? []
  const date = `${year}-${month}-${day}`
  const time = minutes ? `T${minutes}:${seconds}` : ''
  if (year < '1800' || !isRealDay(date) || Number.isNaN(Date.parse(`${date}${time}${time && 'Z'}`)))
    return null
  const ownOffset = own ?? (/^(Z|[+-]\d\d:\d\d)$/.test(zone.trim()) ? zone.trim() : '')
  // No place is 15 hours from UTC; exiftool takes what follows an unusual date for one.
  const offset = /^[+-]1[5-9]/.test(ownOffset) ? '' : ownOffset.replace('-00:00', 'Z')
  return time ? `${date}${time}${offset}` : date
}
