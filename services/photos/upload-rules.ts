// Refuses uploads before a byte is sent, with the reason in plain words.
import { AppError } from '../platform/errors.ts'
import { megabytes } from '../platform/meter.ts'
import type { UploadRequest } from '../platform/schemas.ts'
import { MAX_PHOTO_BYTES, PHOTO_TYPES } from './schemas.ts'

export type PhotoType = keyof typeof PHOTO_TYPES

/** Maps rather than objects, because a file may be called `photo.constructor`. */
const TYPE_OF_EXTENSION = new Map<string, PhotoType>(
  Object.entries({
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    jpe: 'image/jpeg',
    jfif: 'image/jpeg',
    png: 'image/png',
    apng: 'image/png',
    webp: 'image/webp',
    avif: 'image/avif',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    gif: 'image/gif',
    heic: 'image/heic',
    heif: 'image/heif',
    hif: 'image/heif',
    jxl: 'image/jxl',
    bmp: 'image/bmp',
    dib: 'image/bmp',
  }),
)

/** Types that systems send when they do not recognize a file. */
const NO_TYPE = new Set(['application/octet-stream', 'binary/octet-stream'])

/** Other names in use for supported types. */
const ALIASES = new Map<string, PhotoType>(
  Object.entries({
    'image/jpg': 'image/jpeg',
    'image/pjpeg': 'image/jpeg',
    'image/apng': 'image/png',
    'image/x-png': 'image/png',
    'image/tif': 'image/tiff',
    'image/heic-sequence': 'image/heic',
    'image/heif-sequence': 'image/heif',
    'image/x-ms-bmp': 'image/bmp',
    'image/x-bmp': 'image/bmp',
  }),
)

/** Raw files of cameras. Systems declare them in dozens of ways, or as TIFF. */
const RAW = new Set(
  'raw dng cr2 cr3 crw nef nrw arw sr2 srf raf orf ori rw2 rwl pef srw x3f 3fr fff iiq mos mef mrw erf kdc dcr gpr'.split(
    ' ',
  ),
)

/** Common formats that are not supported, with the words to name them. */
const KNOWN_ELSEWHERE: [RegExp, string][] = [
  [/^image\/svg|\.svgz?$/, 'SVG'],
  [/^application\/pdf$|\.pdf$/, 'PDF'],
  [/^image\/(vnd\.adobe\.photoshop|x-psd)|\.psd$/, 'Photoshop'],
  [/^image\/(jp2|jpx|jpm)$|\.(jp2|j2k|jpx)$/, 'JPEG 2000'],
  [/^image\/(x-icon|vnd\.microsoft\.icon)$|\.ico$/, 'icon'],
]

const FILM = /^video\/|\.(mp4|mov|avi|mkv|webm|m4v)$/

const TAKEN = 'Atelier takes JPEG, PNG, WebP, AVIF, TIFF, GIF, HEIC, JPEG XL, BMP and raw files of cameras'
/** Both halves of a live photo are often chosen together: a picture, and a film of the same name. */
const FILMS_ARE_NOT_KEPT =
  'Films are not kept. Of a live photo upload the picture; a motion photo has its film inside and keeps it'

/** The media type of the upload. Throws AppError `invalid`, `too-large` or `unsupported`, naming the field. */
export function checkUpload({ name, contentType, size }: UploadRequest): PhotoType {
  if (size === 0) throw refuse('invalid', 'size', 'The file is empty')
  if (size > MAX_PHOTO_BYTES)
    throw refuse(
      'too-large',
      'size',
      `The file is too large: photos may have up to ${megabytes(MAX_PHOTO_BYTES)}`,
    )
  const extension = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''
  const declared = contentType.toLowerCase().split(';')[0]?.trim() ?? ''
  const elsewhere = KNOWN_ELSEWHERE.find(([pattern]) => pattern.test(declared))?.[1]
  if (RAW.has(extension)) return 'image/x-dcraw'
  if (FILM.test(declared) || (NO_TYPE.has(declared) && FILM.test(`.${extension}`)))
    throw unsupported(FILMS_ARE_NOT_KEPT)
  if (elsewhere) throw unsupported(`${article(elsewhere)} files are not supported`)
  const type = ALIASES.get(declared) ?? declared
  if (isPhotoType(type)) return type
  if (NO_TYPE.has(declared)) {
    const guessed = TYPE_OF_EXTENSION.get(extension)
    if (guessed) return guessed
    const named = KNOWN_ELSEWHERE.find(([pattern]) => pattern.test(`.${extension}`))?.[1]
    if (named) throw unsupported(`${article(named)} files are not supported`)
  }
  throw unsupported('This is not a picture, or of a kind that is not supported')
}

export const isPhotoType = (type: string): type is PhotoType => Object.hasOwn(PHOTO_TYPES, type)

const article = (format: string) => format.charAt(0).toUpperCase() + format.slice(1)

const unsupported = (message: string) => refuse('unsupported', 'contentType', `${message}. ${TAKEN}.`)

const refuse = (code: 'invalid' | 'too-large' | 'unsupported', field: string, message: string) =>
  new AppError(code, message, { errors: [{ field, message }] })
