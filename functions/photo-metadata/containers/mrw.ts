import { type ByteSource, partOf } from '../byte-source.ts'
import type { Collector } from '../collector.ts'

const MAX_BLOCKS = 20

/** Minolta's RAW files: blocks with a name and a length, of which one is a TIFF structure. */
export async function readMrw(source: ByteSource, to: Collector): Promise<void> {
  let at = 8
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const head = await source.read(at, 8)
    if (head.length < 8) return
    const length = head.readUInt32BE(4)
    if (head.toString('latin1', 0, 4) === '\0TTW') return to.tiff(partOf(source, at + 8, length))
    at += 8 + length
  }
}
