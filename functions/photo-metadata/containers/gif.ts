import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'

const XMP = Buffer.from('!\xff\x0bXMP DataXMP', 'latin1')
/**
 * XMP stands in an application extension unlike others: not in sub-blocks but as it is, followed by bytes that lead every
 * reader of sub-blocks to its end (XMP part 3, 1.1.2). Not every writer begins them with 01.
 */
const TRAILER = Buffer.from([0xff, 0xfe, 0xfd, 0xfc])
const MAX_PACKET_BYTES = 4 * 1024 * 1024
/** Where the extension is looked for: before the pictures or after them, which may be in a million small blocks. */
const SEARCHED_BYTES = 256 * 1024
const COMMON_PACKET_BYTES = 64 * 1024

export async function readGif(source: ByteSource, to: Collector): Promise<void> {
  const tailAt = Math.max(0, source.size - SEARCHED_BYTES)
  const at = (await find(source, XMP, 0, SEARCHED_BYTES)) ?? (await find(source, XMP, tailAt, SEARCHED_BYTES))
  if (at === null) return
  const start = at + XMP.length
  const end =
    (await find(source, TRAILER, start, COMMON_PACKET_BYTES)) ??
    (await find(source, TRAILER, start, MAX_PACKET_BYTES))
  if (end !== null) to.xmp(await source.read(start, end - start))
}

async function find(
  source: ByteSource,
  bytes: Buffer,
  start: number,
  length: number,
): Promise<number | null> {
  const index = (await source.read(start, length)).indexOf(bytes)
  return index < 0 ? null : start + index
}
