// HEIC and AVIF (ISO 23008-12): items in a `meta` box, with their places in `iloc` and their kinds in `iinf`.
import type { Blocks } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'
import { boxesIn, findBox } from './boxes.ts'
import { readItemKinds } from './item-kinds.ts'
import { type ItemPlace, readItemPlaces } from './item-places.ts'

const MAX_META_BYTES = 4 * 1024 * 1024
/** The limit for one item. Its parts may overlap, so the file's own size is no limit. */
const MAX_ITEM_BYTES = 4 * 1024 * 1024

export async function readIsoMedia(source: ByteSource): Promise<Blocks> {
  const meta = await readMeta(source)
  if (!meta) return {}
  // It is a full box: version and flags come before its child boxes.
  const boxes = boxesIn(meta.subarray(4))
  const iinf = findBox(boxes, 'iinf')
  const iloc = findBox(boxes, 'iloc')
  if (!iinf || !iloc) return {}
  const places = readItemPlaces(iloc)
  const itemData = findBox(boxes, 'idat') ?? Buffer.alloc(0)
  const blocks: Blocks = {}
  for (const { id, kind } of readItemKinds(iinf)) {
    const place = places.get(id)
    // Only the first item of a kind is read.
    if (!place || blocks[kind]) continue
    const bytes = await readItem(source, place, itemData)
    blocks[kind] = kind === 'exif' ? withoutOffset(bytes) : bytes
  }
  return blocks
}

async function readMeta(source: ByteSource): Promise<Buffer | null> {
  let at = 0
  for (;;) {
    const head = await source.read(at, 16)
    if (head.length < 8) return null
    const short = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    const isLong = short === 1 && head.length === 16
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? source.size - at : short
    const header = isLong ? 16 : 8
    if (length < header) return null
    if (type === 'meta') return source.read(at + header, Math.min(length - header, MAX_META_BYTES))
    at += length
  }
}

async function readItem(source: ByteSource, place: ItemPlace, itemData: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  let left = MAX_ITEM_BYTES
  for (const { offset, length } of place.extents) {
    const wanted = Math.min(length, left)
    const part = place.isInItemData
      ? itemData.subarray(offset, offset + wanted)
      : await source.read(offset, wanted)
    parts.push(part)
    left -= part.length
    if (left === 0) break
  }
  return Buffer.concat(parts)
}

/** The item begins with the offset of its TIFF structure. */
function withoutOffset(item: Buffer): Buffer {
  return item.length < 4 ? item : item.subarray(4 + item.readUInt32BE(0))
}
