// Detects what a file is by its own first bytes, because names and declared types can be wrong.
import { isBmp } from './bmp.ts'

/** Bytes that `sniff` needs. */
export const SNIFFED_BYTES = 4096

export interface Sniffed {
  /** Media type of a picture; null for everything else. */
  type: string | null
  /** What the file is, to complete "This is …". */
  what: string
}

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, end))

const startsWith = (bytes: Uint8Array, signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte)

/** Raw files that begin like a TIFF are told by what is in them. */
const RAW: Sniffed = { type: 'image/x-dcraw', what: 'a raw camera file' }

const SIGNATURES: [number[], Sniffed][] = [
  [[0xff, 0xd8, 0xff], { type: 'image/jpeg', what: 'a JPEG' }],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { type: 'image/png', what: 'a PNG' }],
  [[0x47, 0x49, 0x46, 0x38], { type: 'image/gif', what: 'a GIF' }],
  [[0x49, 0x49, 0x2a, 0x00], { type: 'image/tiff', what: 'a TIFF' }],
  [[0x4d, 0x4d, 0x00, 0x2a], { type: 'image/tiff', what: 'a TIFF' }],
  [[0x49, 0x49, 0x2b, 0x00], { type: 'image/tiff', what: 'a TIFF' }],
  [[0x4d, 0x4d, 0x00, 0x2b], { type: 'image/tiff', what: 'a TIFF' }],
  [[0xff, 0x0a], { type: 'image/jxl', what: 'a JPEG XL picture' }],
  [[0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20], { type: 'image/jxl', what: 'a JPEG XL picture' }],
  [[0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20], { type: null, what: 'a JPEG 2000 picture' }],
  [[0x25, 0x50, 0x44, 0x46], { type: null, what: 'a PDF document' }],
  [[0x38, 0x42, 0x50, 0x53], { type: null, what: 'a Photoshop document' }],
  [[0x50, 0x4b, 0x03, 0x04], { type: null, what: 'a ZIP archive or an Office document' }],
  [[0x1f, 0x8b], { type: null, what: 'a compressed archive' }],
  [[0x1a, 0x45, 0xdf, 0xa3], { type: null, what: 'a video' }],
  // Fujifilm, Olympus, Panasonic and Leica, Canon's first, Sigma, Minolta.
  [[0x46, 0x55, 0x4a, 0x49, 0x46, 0x49, 0x4c, 0x4d], RAW],
  [[0x49, 0x49, 0x52, 0x4f], RAW],
  [[0x49, 0x49, 0x52, 0x53], RAW],
  [[0x4d, 0x4d, 0x4f, 0x52], RAW],
  [[0x49, 0x49, 0x55, 0x00], RAW],
  [[0x49, 0x49, 0x1a, 0x00, 0x00, 0x00, 0x48, 0x45, 0x41, 0x50], RAW],
  [[0x46, 0x4f, 0x56, 0x62], RAW],
  [[0x00, 0x4d, 0x52, 0x4d], RAW],
]

const AVIF_BRANDS = ['avif', 'avis']
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']

const HEIF_BRANDS = ['mif1', 'mif2', 'msf1', 'mif3']

export function sniff(bytes: Uint8Array): Sniffed {
  const known = SIGNATURES.find(([signature]) => startsWith(bytes, signature))
  if (known) return known[1]
  if (isBmp(bytes)) return { type: 'image/bmp', what: 'a BMP picture' }
  if (ascii(bytes, 0, 4) === 'RIFF')
    return ascii(bytes, 8, 12) === 'WEBP'
      ? { type: 'image/webp', what: 'a WebP picture' }
      : { type: null, what: 'a sound or video file' }
  if (ascii(bytes, 4, 8) === 'ftyp') return sniffIsoMedia(bytes)
  return { type: null, what: looksLikeText(bytes) ? textKind(bytes) : 'no picture that we know' }
}

/** ISO base media is the container for AVIF, HEIC, raw CR3 and films, which its brands distinguish. */
function sniffIsoMedia(bytes: Uint8Array): Sniffed {
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0), bytes.length, 256)
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(ascii(bytes, at, at + 4))
  if (brands.some((brand) => AVIF_BRANDS.includes(brand)))
    return { type: 'image/avif', what: 'an AVIF picture' }
  if (brands.some((brand) => HEIC_BRANDS.includes(brand)))
    return { type: 'image/heic', what: 'a HEIC picture' }
  if (brands.includes('crx ')) return RAW
  // Whatever its codec is, such as JPEG or none: every picture in this container has one of them.
  if (brands.some((brand) => HEIF_BRANDS.includes(brand)))
    return { type: 'image/heif', what: 'a HEIF picture' }
  return { type: null, what: 'a video' }
}

function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  // The last character may be truncated, so only whole files and inner bytes must be valid text.
  const text = new TextDecoder().decode(bytes.subarray(0, SNIFFED_BYTES))
  const odd = [...text].filter((sign) => sign === '\ufffd' || (sign < ' ' && !'\t\n\r\f'.includes(sign)))
  return odd.length <= 1 && (odd[0] === undefined || odd[0] === '\ufffd')
}

function textKind(bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes.subarray(0, SNIFFED_BYTES)).toLowerCase()
  const text = withoutProlog(start)
  if (/^<(!doctype )?svg/.test(text)) return 'an SVG drawing'
  if (/^<(!doctype )?html/.test(text)) return 'a web page'
  return 'a text file'
}

/**
 * Returns the text from the first tag that is neither XML's declaration nor a comment. They are skipped one by one,
 * because a file may have hundreds.
 */
function withoutProlog(text: string): string {
  let rest = text.trimStart()
  for (;;) {
    const closing = rest.startsWith('<?xml') ? '>' : rest.startsWith('<!--') ? '-->' : null
    const end = closing === null ? -1 : rest.indexOf(closing)
    if (closing === null || end < 0) return rest
    rest = rest.slice(end + closing.length).trimStart()
  }
}
