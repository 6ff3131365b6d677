import type { Blocks } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'

/** RIFF chunks (https://developers.google.com/speed/webp/docs/riff_container): EXIF and XMP come after the picture. */
export async function readWebp(source: ByteSource): Promise<Blocks> {
  const blocks: Blocks = {}
  let at = 12
  for (;;) {
    const head = await source.read(at, 8)
    if (head.length < 8) return blocks
    const type = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    if (type === 'EXIF') blocks.exif ??= withoutSignature(await source.read(at + 8, length))
    if (type === 'XMP ') blocks.xmp ??= await source.read(at + 8, length)
    at += 8 + length + (length % 2)
  }
}

/** Some writers copy the whole JPEG segment, including its signature. */
const withoutSignature = (exif: Buffer) =>
  exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
