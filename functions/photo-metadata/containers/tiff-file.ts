import { type ByteSource, partOf } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { readEntries } from '../tiff/entries.ts'
import { readHeader, uint } from '../tiff/header.ts'
import { readJpeg } from './jpeg.ts'

/** Panasonic's RAW files keep some metadata only in their preview, a whole JPEG. */
const PANASONIC_MAGIC = 0x55
const PREVIEW = 0x2e

/** TIFF, and RAW files of its structure: CR2, NEF, ARW, DNG, ORF, RW2, PEF, SRW and others. */
export async function readTiffFile(source: ByteSource, to: Collector): Promise<void> {
  await to.tiff(source)
  const header = await readHeader(source)
  const magic = await source.read(2, 2)
  if (!header || magic.length < 2 || uint(magic, 0, 2, header.isLittle) !== PANASONIC_MAGIC) return
  const { entries } = await readEntries(source, header, header.first)
  const preview = entries.find(({ tag }) => tag === PREVIEW)
  if (typeof preview?.place === 'number') await readJpeg(partOf(source, preview.place, preview.length), to)
}
