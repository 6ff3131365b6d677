import type { Blocks } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'

/** EXIF itself has the TIFF format. Writers put the directory and the values it refers to close together. */
const NEAR_BYTES = 512 * 1024

/** The file with only the part around its first directory filled in, so that a large picture costs no more. */
export async function readTiff(source: ByteSource): Promise<Blocks> {
  const head = await source.read(0, Math.min(256 * 1024, source.size))
  const isLittle = head[0] === 0x49
  const directory = isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4)
  const start = Math.max(0, directory - NEAR_BYTES / 2)
  const around = await source.read(start, NEAR_BYTES)
  // Untouched pages of a zeroed buffer take no memory.
  const exif = Buffer.alloc(Math.min(source.size, Math.max(head.length, start + around.length)))
  head.copy(exif)
  around.copy(exif, start)
  return { exif }
}
