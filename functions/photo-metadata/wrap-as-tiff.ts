/** The tag under which TIFF files carry IPTC (XMP part 3, 3.3). */
const IPTC = 33723
const UNDEFINED = 7

/** Wraps IPTC records in the smallest possible TIFF, because the parser reads them only inside a file. */
export function wrapAsTiff(data: Buffer): Buffer {
  const head = Buffer.alloc(26)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(1, 8)
  head.writeUInt16LE(IPTC, 10)
  head.writeUInt16LE(UNDEFINED, 12)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, data])
}
