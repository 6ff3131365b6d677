// Detects what a file is by its first bytes, because names and declared types are often wrong or missing (a HEIC has no
// type in most browsers, a PNG may be called .jpg).
import type { PHOTO_TYPES } from '../../../../../services/photos/schemas.ts'

export type PhotoType = keyof typeof PHOTO_TYPES
export type Sniffed = { type: PhotoType } | { other: string }

/** Bytes from the start of a file that `sniff` needs. */
export const HEAD_BYTES = 64

export const FILM = 'a video'

const RAW_NAME =
  /\.(raw|dng|cr[23w]|n[er][fw]|arw|sr[2f]|raf|or[fi]|rw[2l]|pef|srw|x3f|3fr|fff|iiq|mos|mef|mrw|erf|kdc|dcr|gpr)$/i

export function sniff(head: Uint8Array, name: string): Sniffed {
  // Most camera raw files are TIFF files inside, so only the name distinguishes them.
  if (RAW_NAME.test(name)) return { type: 'image/x-dcraw' }
  if (startsWith(head, [0xff, 0xd8, 0xff])) return { type: 'image/jpeg' }
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { type: 'image/png' }
  if (text(head, 0, 4) === 'GIF8') return { type: 'image/gif' }
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return { type: 'image/webp' }
  if (isTiff(head)) return { type: 'image/tiff' }
  if (text(head, 4, 8) === 'ftyp') return sniffIsoMedia(head)
  if (startsWith(head, [0xff, 0x0a]) || text(head, 4, 8) === 'JXL ') return { type: 'image/jxl' }
  if (text(head, 0, 4) === '%PDF') return { other: 'a PDF document' }
  if (text(head, 0, 2) === 'BM' && head[15] === 0 && head[16] === 0) return { type: 'image/bmp' }
  if (/^\s*(<\?xml|<svg|<!doctype svg)/i.test(text(head, 0, HEAD_BYTES))) return { other: 'an SVG drawing' }
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) return { other: FILM }
  return { other: 'not an image' }
}

/** ISO base media files declare their content in a list of brands (ISO/IEC 14496-12, ftyp). */
function sniffIsoMedia(head: Uint8Array): Sniffed {
  const end = Math.min(head.length, new DataView(head.buffer, head.byteOffset).getUint32(0))
  const brands = [text(head, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text(head, at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return { type: 'image/avif' }
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms])$/.test(brand))) return { type: 'image/heic' }
  if (brands.some((brand) => brand === 'mif1' || brand === 'msf1')) return { type: 'image/heif' }
  return { other: FILM }
}

function isTiff(head: Uint8Array): boolean {
  return startsWith(head, [0x49, 0x49, 0x2a, 0x00]) || startsWith(head, [0x4d, 0x4d, 0x00, 0x2a])
}

function startsWith(head: Uint8Array, bytes: number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}

function text(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to))
}
