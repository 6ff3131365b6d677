// Judges what photo-metadata read by what exiftool read: the fields of each in the order that Atelier documents.
import {
  isDescriptionOfCamera,
  isWrittenByCamera,
} from '../../functions/photo-metadata/captions-of-cameras.ts'
import type { FileMetadata } from '../../services/photos/file-facts.ts'
import type { ExiftoolTags } from './exiftool.ts'
import { expectedKeywords, expectedTexts } from './expected-texts.ts'
import { expectedTime } from './expected-time.ts'
import type { Field } from './fields.ts'
import { isSaid } from './is-said.ts'

/**
 * `none`: neither has it. `dropped`: what only a camera wrote. `alone`: only Atelier has it, and the file says it, where
 * exiftool gives up because of damage or does not know the way it is written. `invented`: the file does not say it.
 */
export type Verdict = 'right' | 'wrong' | 'missing' | 'invented' | 'alone' | 'dropped' | 'none'

export interface Finding {
  field: Field
  verdict: Verdict
  expected: string | null
  own: string | null
}

export function compare(tags: ExiftoolTags, own: FileMetadata, bytes: Buffer): Finding[] {
  const { title, description } = expectedTexts(tags)
  const findings = [
    judge('time', expectedTime(tags), own.takenAt, isSameTime),
    judgeText('title', title, own.title, 200),
    judgeText('description', description, own.description, 5000),
    judge('keywords', listed(expectedKeywords(tags)), listed(own.tags), isSameText),
    judge('position', expectedPosition(tags), placeOf(own), (one, other) => one === other),
    judge('camera', modelOf(tags), own.metadata.camera, isInName),
  ]
  return findings.map((finding) =>
    finding.verdict === 'invented' && finding.own !== null && isSaid(finding.field, finding.own, tags, bytes)
      ? { ...finding, verdict: 'alone' }
      : finding,
  )
}

function judge(
  field: Field,
  expected: string | null,
  own: string | null,
  isSame: (expected: string, own: string) => boolean,
): Finding {
  const verdict =
    expected === null
      ? own === null || field === 'camera'
        ? 'none'
        : 'invented'
      : own === null
        ? 'missing'
        : isSame(expected, own)
          ? 'right'
          : 'wrong'
  return { field, verdict, expected, own }
}

/** The first that is not a camera's own is expected. */
function judgeText(field: Field, candidates: string[], own: string | null, maxLength: number): Finding {
  const isOfCamera = field === 'description' ? isDescriptionOfCamera : isWrittenByCamera
  const written = candidates.find((candidate) => !isOfCamera(candidate)) ?? null
  if (written === null && own === null && candidates[0])
    return { field, verdict: 'dropped', expected: candidates[0], own }
  return judge(field, written === null ? null : [...written].slice(0, maxLength).join(''), own, isSameText)
}

/** The seconds are the same, and the offset where exiftool has one. */
function isSameTime(expected: string, own: string): boolean {
  const [, local = '', offset = ''] = /^(.{10}(?:T.{8})?)(?:\.\d+)?(.*)$/.exec(expected) ?? []
  return own.startsWith(local) && own.replace('+00:00', 'Z').endsWith(offset.replace('+00:00', 'Z'))
}

/** exiftool takes unmarked texts as Latin-1, where UTF-8 says something else. */
function isSameText(expected: string, own: string): boolean {
  return [expected, Buffer.from(expected, 'latin1').toString('utf8')].some((one) => plain(one) === plain(own))
}

const plain = (value: string) =>
  value
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: padding counts as space
    .replace(/[\s\u0000-\u001f\u007f\ufffd?]+/g, ' ')
    .trim()

const modelOf = (tags: ExiftoolTags) =>
  text(tags['IFD0:Model'] ?? tags['XMP-tiff:Model'] ?? tags['CanonRaw:Model'])

const isInName = (model: string, camera: string) =>
  plain(camera).toLowerCase().includes(plain(model).toLowerCase())

const listed = (keywords: string[]) =>
  keywords.length > 0 ? [...new Set(keywords)].sort().join(' | ') : null

function text(value: unknown): string | null {
  const trimmed = plain(String(value ?? ''))
  return trimmed === '' ? null : trimmed
}

function expectedPosition(tags: ExiftoolTags): string | null {
  const number = (name: string) =>
    [tags[`Composite:${name}`], tags[`XMP-exif:${name}`]].find((value) => typeof value === 'number')
  const latitude = Number(number('GPSLatitude') ?? Number.NaN)
  const longitude = Number(number('GPSLongitude') ?? Number.NaN)
  const isReal = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  return isReal ? place(latitude, longitude) : null
}

function placeOf({ metadata: { position } }: FileMetadata): string | null {
  return position && place(position.latitude, position.longitude)
}

const place = (latitude: number, longitude: number) => `${latitude.toFixed(4)} ${longitude.toFixed(4)}`
