import { type ByteSource, partOf } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { readJpeg } from './jpeg.ts'

const DIRECTORY = 'SECd'
const DIRECTORY_HEAD_BYTES = 12
const ENTRY_BYTES = 12
/** What a section with a picture says of it before its data. */
const PICTURE_HEAD_BYTES = 28
const PICTURES = new Set(['IMAG', 'IMA2'])
/** Honest files have a dozen. */
const MAX_SECTIONS = 40

/**
 * Sigma's RAW files: sections, and at the end a directory of them, the last number being its place. One of the pictures
 * is a JPEG with all metadata (described by exiftool's `SigmaRaw.pm`).
 */
export async function readX3f(source: ByteSource, to: Collector): Promise<void> {
  const last = await source.read(source.size - 4, 4)
  if (last.length < 4) return
  const directoryAt = last.readUInt32LE(0)
  const head = await source.read(directoryAt, DIRECTORY_HEAD_BYTES)
  if (head.length < DIRECTORY_HEAD_BYTES || head.toString('latin1', 0, 4) !== DIRECTORY) return
  const count = Math.min(head.readUInt32LE(8), MAX_SECTIONS)
  const entries = await source.read(directoryAt + DIRECTORY_HEAD_BYTES, count * ENTRY_BYTES)
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
    if (!PICTURES.has(entries.toString('latin1', at + 8, at + 12))) continue
    const start = entries.readUInt32LE(at) + PICTURE_HEAD_BYTES
    const picture = partOf(source, start, entries.readUInt32LE(at + 4) - PICTURE_HEAD_BYTES)
    if ((await picture.read(0, 2)).toString('hex') === 'ffd8') await readJpeg(picture, to)
  }
}
