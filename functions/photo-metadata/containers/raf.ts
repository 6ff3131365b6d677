import { type ByteSource, partOf } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { readJpeg } from './jpeg.ts'

/** Where the header of Fujifilm's RAW files says where their preview is: a JPEG with all metadata. */
const PREVIEW_AT = 84

export async function readRaf(source: ByteSource, to: Collector): Promise<void> {
  const place = await source.read(PREVIEW_AT, 8)
  if (place.length < 8) return
  await readJpeg(partOf(source, place.readUInt32BE(0), place.readUInt32BE(4)), to)
}
