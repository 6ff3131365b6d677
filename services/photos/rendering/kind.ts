// Explains intact files that the image library cannot read because it does not know their kind.
import { isWholeTiff, strangeTiff } from './tiff-kind.ts'

const NAMES: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP picture',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
  'image/tiff': 'TIFF',
  'image/heic': 'HEIC',
  'image/heif': 'HEIF',
  'image/bmp': 'BMP',
}

export const cannotBeShown = (type: string, why = '') =>
  `This kind of ${NAMES[type] ?? 'picture'} cannot be shown${why && `: ${why}`}.`

/** Kinds that are known to be shown wrongly or not at all, before anything is decoded; null for everything else. */
export function strangeKind(type: string, bytes: Buffer): string | null {
  if (type === 'image/jpeg') return isStrangeJpeg(bytes) ? cannotBeShown(type) : null
  const why = type === 'image/tiff' ? strangeTiff(bytes) : null
  return why && cannotBeShown(type, why)
}

/** The kind, in words, of a file that could not be read; null when the file is damaged or incomplete. */
export function unreadableKind(type: string, bytes: Buffer): string | null {
  switch (type) {
    case 'image/tiff':
      return isWholeTiff(bytes) ? cannotBeShown(type) : null
    case 'image/avif':
    case 'image/heic':
    case 'image/heif':
      return isoKind(type, bytes)
    default:
      return null
  }
}

/** A sequence has its pictures in a movie box; a still is described by a meta box. */
function isoKind(type: string, bytes: Buffer): string | null {
  const boxes = new Set<string>()
  let at = 0
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    boxes.add(bytes.toString('latin1', at + 4, at + 8))
    if (size === 0) at = bytes.length
    else if (size === 1 && at + 16 <= bytes.length) at += Number(bytes.readBigUInt64BE(at + 8))
    else if (size >= 8) at += size
    else return null
  }
  if (at !== bytes.length) return null
  if (boxes.has('moov')) return cannotBeShown(type, 'it is a sequence of pictures')
  return boxes.has('meta') && boxes.has('mdat') ? cannotBeShown(type) : null
}

/** Frame types that can be read: baseline, extended and progressive, with Huffman or arithmetic coding, of 8 bits. */
const READ_FRAMES = [0xc0, 0xc1, 0xc2, 0xc9, 0xca]

function isStrangeJpeg(bytes: Buffer): boolean {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    // These are start-of-frame markers; the excluded numbers are tables and restarts.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return !READ_FRAMES.includes(marker) || bytes[at + 4] !== 8
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return false
}
