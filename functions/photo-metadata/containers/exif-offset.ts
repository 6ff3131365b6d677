/** The offset of the TIFF structure comes first; where it leads out of the item, the structure follows at once. */
export function withoutOffset(item: Buffer): Buffer {
  if (item.length < 4) return item
  const start = 4 + item.readUInt32BE(0)
  return item.subarray(start < item.length ? start : 4)
}
