/** Tags under which TIFF files carry other metadata (XMP part 3, 3.3). */
const TAGS = { xmp: 700, iptc: 33723 } as const
const UNDEFINED = 7

/** One block of metadata as the smallest TIFF that holds it: the parser reads blocks only inside of a file. */
export function wrapAsTiff(block: { xmp: Buffer } | { iptc: Buffer }): Buffer {
  const [tag, data] = 'xmp' in block ? [TAGS.xmp, block.xmp] : [TAGS.iptc, block.iptc]
  const head = Buffer.alloc(26)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(1, 8)
  head.writeUInt16LE(tag, 10)
  head.writeUInt16LE(UNDEFINED, 12)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, data])
}
