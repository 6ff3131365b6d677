import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { boxesIn, findBox } from './boxes.ts'
import { withoutOffset } from './exif-offset.ts'
import { readItemKinds } from './item-kinds.ts'
import { type ItemPlace, readItemPlaces } from './item-places.ts'

/** The limit for one item. Its parts may overlap, so the file's own size is no limit. */
const MAX_ITEM_BYTES = 4 * 1024 * 1024
const MAX_ITEMS = 8

/** Metadata items of a `meta` box, with their places in `iloc` and their kinds in `iinf`. */
export async function takeItems(meta: Buffer, source: ByteSource, to: Collector): Promise<void> {
  // It is a full box: version and flags come before its child boxes.
  const boxes = boxesIn(meta.subarray(4))
  const iinf = findBox(boxes, 'iinf')
  const iloc = findBox(boxes, 'iloc')
  if (!iinf || !iloc) return
  const places = readItemPlaces(iloc)
  const itemData = findBox(boxes, 'idat') ?? Buffer.alloc(0)
  for (const { id, kind } of readItemKinds(iinf).slice(0, MAX_ITEMS)) {
    const place = places.get(id)
    if (!place) continue
    const bytes = await readItem(source, place, itemData)
    if (kind === 'exif') await to.exif(withoutOffset(bytes))
    else to.xmp(bytes)
  }
}

async function readItem(source: ByteSource, place: ItemPlace, itemData: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  let left = MAX_ITEM_BYTES
  for (const { offset, length } of place.extents) {
    const wanted = Math.min(length, left)
    const part = place.isInItemData
      ? itemData.subarray(offset, offset + wanted)
      : (source.peek(offset, wanted) ?? (await source.read(offset, wanted)))
    parts.push(part)
    left -= part.length
    if (left === 0) break
  }
  const [only] = parts
  return only && parts.length === 1 ? only : Buffer.concat(parts)
}
