import type { Blocks } from './blocks.ts'
import type { ByteSource } from './byte-source.ts'
import { type Collector, createCollector } from './collector.ts'
import { readCrw } from './containers/crw.ts'
import { readGif } from './containers/gif.ts'
import { readIsoMedia } from './containers/iso-media.ts'
import { readJpeg } from './containers/jpeg.ts'
import { readMrw } from './containers/mrw.ts'
import { readPng } from './containers/png.ts'
import { readRaf } from './containers/raf.ts'
import { readTiffFile } from './containers/tiff-file.ts'
import { readWebp } from './containers/webp.ts'
import { readX3f } from './containers/x3f.ts'
import { findMotion } from './motion/find-motion.ts'

type Container = (source: ByteSource, to: Collector) => Promise<void>

/** By a file's first bytes, of which a TIFF has many. */
const CONTAINERS: [RegExp, Container][] = [
  [/^\xff\xd8/, readJpeg],
  [/^\x89PNG/, readPng],
  [/^GIF8/, readGif],
  [/^RIFF....WEBP/s, readWebp],
  [/^....(?:ftyp|JXL )/s, readIsoMedia],
  [/^FUJIFILM/, readRaf],
  [/^\0MRM/, readMrw],
  [/^FOVb/, readX3f],
  [/^II.{4}HEAPCCDR/s, readCrw],
  [/^(?:II|MM)/, readTiffFile],
]

/**
 * Chooses by the file's own first bytes; containers without metadata that we read give nothing. Never fails because of the
 * file's content: what was found before the damage counts.
 */
export async function findBlocks(source: ByteSource): Promise<Blocks> {
  const head = (await source.read(0, 16)).toString('latin1')
  const [, read] = CONTAINERS.find(([beginning]) => beginning.test(head)) ?? []
  const collector = createCollector()
  await read?.(source, collector).catch((error: unknown) => {
    // The container refers to positions outside of itself.
    if (!(error instanceof RangeError)) throw error
  })
  collector.blocks.motion = await findMotion(source, collector.blocks)
  return collector.blocks
}
