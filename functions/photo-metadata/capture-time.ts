// When the picture was taken, by the first source that says so. Decision 091 gives the order and its reasons.
import type { TakenCertainty, TakenFrom } from '../../services/photos/schemas.ts'
import { isoTime } from '../../services/platform/times.ts'
import { fractionOf, offsetOf, readFreeTime, readPeriod, readTime } from './capture-time-formats.ts'
import type { Tags } from './tags.ts'
import { tiffNumbers, tiffText } from './values.ts'

export interface CaptureTime {
  /**
   * RFC 3339 with the offset that was written, otherwise the local time only; YYYY-MM-DD where no more is known, the
   * first day of a month or a year where only that is.
   */
  takenAt: string | null
  takenFrom: TakenFrom | null
  takenCertainty: TakenCertainty | null
}

/** PNG says "Creation Time"; others are of libraries. */
const CREATED = ['creationtime', 'createdate', 'creationdate']

type Source = [from: TakenFrom, read: (tags: Tags) => string | null]

/** They say when the picture was taken, or when it became a file. */
const OF_CAPTURE: Source[] = [
  ['exif', ({ tiff }) => fromExif(tiff.DateTimeOriginal, tiff.SubSecTimeOriginal, tiff.OffsetTimeOriginal)],
  ['exif', ({ tiff }) => fromExif(tiff.CreateDate, tiff.SubSecTimeDigitized, tiff.OffsetTimeDigitized)],
  ['xmp', ({ xmp }) => fromXmp(xmp.exif?.DateTimeOriginal)],
  ['xmp', ({ xmp }) => fromXmp(xmp.photoshop?.DateCreated)],
  ['xmp', ({ xmp }) => fromXmp(xmp.xmp?.CreateDate)],
  ['xmp', ({ xmp }) => fromXmp(xmp.exif?.DateTimeDigitized)],
  ['iptc', ({ iptc }) => fromIptc(iptc.DateCreated, iptc.TimeCreated)],
  ['iptc', ({ iptc }) => fromIptc(iptc.DigitalCreationDate, iptc.DigitalCreationTime)],
  ['png', ({ text }) => fromText(text.get('exif:datetimeoriginal'))],
  ['png', ({ text }) => fromText(text.get('exif:datetimedigitized'))],
  ['png', ({ text }) => fromText(CREATED.map((keyword) => text.get(keyword)).find((time) => time))],
  ['gps', fromGps],
  ['gps', ({ xmp }) => fromXmp(xmp.exif?.GPSTimeStamp)],
]

/** They say when the file was changed the last time, which may have been when it was made. */
const OF_CHANGE: Source[] = [
  ['modified', ({ tiff }) => fromExif(tiff.ModifyDate, tiff.SubSecTime, tiff.OffsetTime)],
  ['modified', ({ xmp }) => fromXmp(xmp.tiff?.DateTime)],
  ['modified', ({ xmp }) => fromXmp(xmp.xmp?.ModifyDate)],
  ['modified', ({ text }) => fromText(text.get('modificationtime'))],
  ['modified', ({ text }) => fromText(text.get('exif:datetime'))],
  // ImageMagick's, of the file that it made the PNG from.
  ['modified', ({ text }) => fromText(text.get('date:modify'))],
]

export function captureTime(tags: Tags): CaptureTime {
  const first = firstOf(OF_CAPTURE, tags)
  if (first) {
    const { at, from } = first.at.length > 10 ? first : completed(first, tags)
    return { takenAt: at + FIRST_DAY.slice(at.length), takenFrom: from, takenCertainty: certaintyOf(at) }
  }
  const change = firstOf(OF_CHANGE, tags)
  if (change && change.at.length >= FIRST_DAY.length)
    return { takenAt: change.at, takenFrom: change.from, takenCertainty: 'likely' }
  return { takenAt: null, takenFrom: null, takenCertainty: null }
}

interface Found {
  at: string
  from: TakenFrom
}

function firstOf(sources: Source[], tags: Tags): Found | null {
  for (const [from, read] of sources) {
    const at = read(tags)
    if (at !== null) return { at, from }
  }
  return null
}

/** A later source may say more of the same day, month or year. */
function completed(first: Found, tags: Tags): Found {
  let best = first
  for (const [from, read] of OF_CAPTURE) {
    const at = read(tags)
    if (at !== null && isMoreOf(best.at, at)) best = { at, from }
  }
  return best
}

/** Completes a year or a month; longer texts are not changed. */
const FIRST_DAY = 'YYYY-01-01'

const isMoreOf = (at: string, other: string) =>
  at.length <= 10 && other.length > at.length && other.startsWith(at)

function certaintyOf(at: string): TakenCertainty {
  if (at.length > 10) return 'exact'
  return at.length === 10 ? 'day' : at.length === 7 ? 'month' : 'year'
}

const isDayOnly = (at: string) => at.length === 10

type Field = Tags['tiff'][keyof Tags['tiff']]

/** EXIF keeps fraction and offset apart; a time that has its own, as ISO 8601, keeps that. */
function fromExif(time: Field, fraction: Field, offset: Field): string | null {
  const at = readFreeTime(tiffText(time) ?? '')
  if (at === null || isDayOnly(at)) return at
  const [, local = at, ownFraction = '', ownOffset = ''] = /^(.{19})(\.\d+)?(.*)$/.exec(at) ?? []
  return (
    local +
    (ownFraction || fractionOf(tiffText(fraction) ?? '')) +
    (ownOffset || offsetOf(tiffText(offset) ?? ''))
  )
}

/** Only XMP and IPTC may name a year or a month alone; in EXIF that is a clock that was never set. */
function fromXmp(time: unknown): string | null {
  const value: unknown = Array.isArray(time) ? time[0] : time
  return typeof value === 'string' ? (readTime(value) ?? readPeriod(value)) : null
}

/** The date may stand with no time, or with one that cannot be read. */
function fromIptc(date: string | undefined, time: string | undefined): string | null {
  if (date === undefined) return null
  const day = readTime(date)
  if (day === null) return readPeriod(date)
  if (!isDayOnly(day) || !time) return day
  return readTime(`${day} ${time.trim()}`) ?? day
}

const fromText = (time: string | undefined) => (time === undefined ? null : readFreeTime(time))

/** The time of satellites is UTC. */
function fromGps({ gps }: Tags): string | null {
  const day = readTime(tiffText(gps.GPSDateStamp) ?? '')
  if (day === null || !isDayOnly(day)) return null
  const [hour = Number.NaN, minute = Number.NaN, second = Number.NaN] = tiffNumbers(gps.GPSTimeStamp)
  const milliseconds = Math.floor((hour * 3600 + minute * 60 + second) * 1000)
  if (!(milliseconds >= 0 && milliseconds < 86_400_000)) return day
  return `${day}T${isoTime(milliseconds).slice(11, 23).replace('.000', '')}Z`
}
