import type { Blocks } from './blocks.ts'
import type { ByteSource } from './byte-source.ts'
import { readIsoMedia } from './containers/iso-media.ts'
import { readJpeg } from './containers/jpeg.ts'
import { readPng } from './containers/png.ts'
import { readTiff } from './containers/tiff.ts'
import { readWebp } from './containers/webp.ts'

/** Chooses by the file's own first bytes; containers without metadata that we read give nothing. */
export async function findBlocks(source: ByteSource): Promise<Blocks> {
  const head = await source.read(0, Math.min(16, source.size))
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8')) return readJpeg(source)
  if (text.startsWith('\x89PNG')) return readPng(source)
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return readWebp(source)
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return readTiff(source)
  if (text.slice(4, 8) === 'ftyp') return readIsoMedia(source)
  return {}
}
