import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { type ChunkFormat, findChunkTail } from './chunk-tail.ts'
import { createInflater, type Inflater } from './inflater.ts'
import { takeCompressedText, takeInternationalText, takeText, takeTime } from './png-text.ts'

const MAX_CHUNK_BYTES = 4 * 1024 * 1024
/** Limits for a walk from chunk to chunk; the picture may be in tens of thousands of them. */
const MAX_CHUNKS = 2000
const MAX_PICTURE_CHUNKS = 8

const READERS = new Map<string, (data: Buffer, to: Collector, inflate: Inflater) => Promise<void> | void>([
  ['eXIf', (data, to) => to.exif(data)],
  // What some writers used before eXIf was agreed on.
  ['zxIf', (data, to, inflate) => to.exif(inflate(data.subarray(5)))],
  ['tEXt', takeText],
  ['zTXt', takeCompressedText],
  ['iTXt', takeInternationalText],
  ['tIME', takeTime],
])

const CHUNKS: ChunkFormat = {
  types: ['IDAT', 'IEND', 'tEXt', 'zTXt', 'iTXt', 'eXIf'],
  pictures: ['IDAT'],
  typeAt: 4,
  next(bytes, at) {
    if (at + 12 > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'IEND') return 'end'
    return /^[A-Za-z]{4}$/.test(type) ? at + 12 + bytes.readUInt32BE(at) : null
  },
}

/**
 * Reads chunks (PNG, third edition): eXIf holds EXIF, texts hold XMP and everything that older writers had no chunk for.
 * They may come before the picture or after it; of a long picture only the beginning is walked over.
 */
export async function readPng(source: ByteSource, to: Collector): Promise<void> {
  const inflate = createInflater()
  let at = 8
  let pictures = 0
  for (let count = 0; count < MAX_CHUNKS; count++) {
    const head = await source.read(at, 8)
    if (head.length < 8) return
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    if (type === 'IEND') return
    const reader = READERS.get(type)
    if (reader && length <= MAX_CHUNK_BYTES) await reader(await source.read(at + 8, length), to, inflate)
    at += 12 + length
    if (type === 'IDAT') pictures += 1
    if (pictures === MAX_PICTURE_CHUNKS) {
      at = (await findChunkTail(source, at, CHUNKS)) ?? at
      pictures += 1
    }
  }
}
