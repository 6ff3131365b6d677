import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { type ChunkFormat, findChunkTail } from './chunk-tail.ts'

const MAX_PACKET_BYTES = 4 * 1024 * 1024
/** Limits for a walk from chunk to chunk; each frame of an animation is one. */
const MAX_CHUNKS = 2000
const MAX_PICTURE_CHUNKS = 8
const PICTURE_TYPES = new Set(['ANMF', 'ALPH', 'VP8 ', 'VP8L'])

const CHUNKS: ChunkFormat = {
  types: ['ANMF', 'EXIF', 'XMP '],
  pictures: ['ANMF'],
  typeAt: 0,
  next(bytes, at) {
    if (at + 8 > bytes.length) return null
    const length = bytes.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    return next === bytes.length
      ? 'end'
      : /^[A-Z0-9 ]{4}$/.test(bytes.toString('latin1', at, at + 4))
        ? next
        : null
  },
}

/**
 * RIFF chunks (https://developers.google.com/speed/webp/docs/riff_container): EXIF and XMP come after the picture, in an
 * animation after its frames.
 */
export async function readWebp(source: ByteSource, to: Collector): Promise<void> {
  let at = 12
  let pictures = 0
  for (let count = 0; count < MAX_CHUNKS; count++) {
    const head = await source.read(at, 8)
    if (head.length < 8) return
    const type = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    if (length <= MAX_PACKET_BYTES) {
      if (type === 'EXIF') await to.exif(await source.read(at + 8, length))
      if (type === 'XMP ' || type === 'XMP\0') to.xmp(await source.read(at + 8, length))
    }
    at += 8 + length + (length % 2)
    if (PICTURE_TYPES.has(type)) pictures += 1
    if (pictures === MAX_PICTURE_CHUNKS) {
      at = (await findChunkTail(source, at, CHUNKS)) ?? at
      pictures += 1
    }
  }
}
