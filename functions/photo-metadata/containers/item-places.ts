export interface ItemPlace {
  /** Whether it is in the `idat` box rather than in the file. */
  isInItemData: boolean
  extents: { offset: number; length: number }[]
}

/** The place of each item, from an `iloc` box (ISO 14496-12, 8.11.3). Throws RangeError when the box is truncated. */
export function readItemPlaces(iloc: Buffer): Map<number, ItemPlace> {
  const version = iloc[0] ?? 0
  const sizes = iloc.readUInt16BE(4)
  const offsetSize = sizes >> 12
  const lengthSize = (sizes >> 8) & 15
  const baseSize = (sizes >> 4) & 15
  const indexSize = version > 0 ? sizes & 15 : 0
  let at = 6

  /** Reads the next big-endian number of 0, 2, 4 or 8 bytes. */
  function next(size: number): number {
    const value = size === 0 ? 0 : size === 8 ? Number(iloc.readBigUInt64BE(at)) : iloc.readUIntBE(at, size)
    at += size
    return value
  }

  const places = new Map<number, ItemPlace>()
  const count = next(version < 2 ? 2 : 4)
  for (let item = 0; item < count; item++) {
    const id = next(version < 2 ? 2 : 4)
    const method = version > 0 ? next(2) & 15 : 0
    next(2)
    const base = next(baseSize)
    const extents = []
    const extentCount = next(2)
    for (let extent = 0; extent < extentCount; extent++) {
      next(indexSize)
      const offset = base + next(offsetSize)
      extents.push({ offset, length: next(lengthSize) })
    }
    // Method 2 takes bytes from another item, which metadata does not use.
    if (method < 2) places.set(id, { isInItemData: method === 1, extents })
  }
  return places
}
