// Files of boxes (ISO 14496-12). HEIC and AVIF (ISO 23008-12) have items in a `meta` box, JPEG XL (ISO 18181-2) has a box for
// each block, and Canon's CR3 has EXIF in boxes of its own (https://github.com/lclevy/canon_cr3).
import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { takeCanonBoxes } from './canon-boxes.ts'
import { withoutOffset } from './exif-offset.ts'
import { createInflater } from './inflater.ts'
import { takeItems } from './items.ts'
import { topBoxes } from './top-boxes.ts'

const MAX_META_BYTES = 4 * 1024 * 1024
const MAX_PACKET_BYTES = 4 * 1024 * 1024
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac'

export async function readIsoMedia(source: ByteSource, to: Collector): Promise<void> {
  const inflate = createInflater()
  let isMovie = false
  for await (const { type, start, length } of topBoxes(source)) {
    const body = (limit = MAX_PACKET_BYTES) => source.read(start, Math.min(length, limit))
    if (type === 'moov') {
      isMovie = true
      await takeCanonBoxes(await body(MAX_META_BYTES), to)
    } else if (type === 'Exif') await to.exif(withoutOffset(await body()))
    else if (type === 'xml ') to.xmp(await body())
    else if (type === 'brob') {
      // The type of the box as it was, and what was in it.
      const packed = await body()
      const unpacked = () => inflate(packed.subarray(4), 'brotli')
      const inner = packed.toString('latin1', 0, 4)
      if (inner === 'Exif') await to.exif(withoutOffset(unpacked()))
      if (inner === 'xml ') to.xmp(unpacked())
    } else if (type === 'uuid') {
      const id = await source.read(start, Math.min(16, length))
      if (id.toString('hex') === XMP_UUID) to.xmp((await body()).subarray(16))
    } else if (type === 'meta') {
      // There is only one, and nothing for us outside of it.
      return takeItems(await body(MAX_META_BYTES), source, to)
    } else if (type === 'mdat' && isMovie) return
  }
}
