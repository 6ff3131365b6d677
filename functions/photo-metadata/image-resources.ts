export interface ImageResource {
  id: number
  data: Buffer
}

const SIGNATURE = '8BIM'

/**
 * Photoshop's image resources: signature, id, padded name, length, padded data. Some writers forget the padding and some
 * put other bytes between, so the next signature is looked for.
 */
export function* imageResources(bytes: Buffer): Generator<ImageResource> {
  for (let at = bytes.indexOf(SIGNATURE); at >= 0; ) {
    if (at + 12 > bytes.length) return
    const id = bytes.readUInt16BE(at + 4)
    const nameLength = 1 + (bytes[at + 6] ?? 0)
    const lengthAt = at + 6 + nameLength + (nameLength % 2)
    if (lengthAt + 4 > bytes.length) return
    const dataAt = lengthAt + 4
    const length = bytes.readUInt32BE(lengthAt)
    yield { id, data: bytes.subarray(dataAt, dataAt + length) }
    at = bytes.indexOf(SIGNATURE, dataAt + length)
  }
}
