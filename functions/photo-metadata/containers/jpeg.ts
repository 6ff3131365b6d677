import type { Blocks } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
const PHOTOSHOP = Buffer.from('Photoshop 3.0\0', 'latin1')
const IPTC_RESOURCE = 0x0404

/**
 * Reads the segments up to the start of the picture (ISO 10918-1, annex B): APP1 holds EXIF and XMP, APP13 holds IPTC.
 */
export async function readJpeg(source: ByteSource): Promise<Blocks> {
  const blocks: Blocks = {}
  let at = 2
  for (;;) {
    const head = await source.read(at, 4)
    if (head.length < 4 || head[0] !== 0xff) return blocks
    const marker = head[1] ?? 0
    // A marker may be padded by any number of FF.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda || marker === 0xd9) return blocks
    const length = head.readUInt16BE(2)
    if (length < 2) return blocks
    if (marker === 0xe1 || marker === 0xed) take(await source.read(at + 4, length - 2), blocks)
    at += 2 + length
  }
}

function take(segment: Buffer, blocks: Blocks): void {
  const after = (signature: Buffer) =>
    segment.subarray(0, signature.length).equals(signature) ? segment.subarray(signature.length) : undefined
  const exif = after(EXIF)
  const xmp = after(XMP)
  const photoshop = after(PHOTOSHOP)
  if (exif) blocks.exif ??= exif
  if (xmp) blocks.xmp ??= xmp
  const iptc = photoshop && findIptc(photoshop)
  if (iptc) blocks.iptc ??= iptc
}

/** Photoshop image resources: "8BIM", id, padded name, length, padded data. */
function findIptc(resources: Buffer): Buffer | undefined {
  let at = 0
  while (at + 12 <= resources.length && resources.toString('latin1', at, at + 4) === '8BIM') {
    const id = resources.readUInt16BE(at + 4)
    const nameLength = 1 + (resources[at + 6] ?? 0)
    const lengthAt = at + 6 + nameLength + (nameLength % 2)
    if (lengthAt + 4 > resources.length) return undefined
    const length = resources.readUInt32BE(lengthAt)
    const data = resources.subarray(lengthAt + 4, lengthAt + 4 + length)
    if (id === IPTC_RESOURCE) return data
    at = lengthAt + 4 + length + (length % 2)
  }
  return undefined
}
