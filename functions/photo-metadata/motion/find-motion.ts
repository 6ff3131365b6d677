// A motion photo is a picture with a short film behind it in the same file.
import type { Motion } from '../../../services/photos/record.ts'
import type { Blocks } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'
import { topBoxes } from '../containers/top-boxes.ts'
import { containerItems } from '../xmp/container.ts'
import { readXmp } from '../xmp.ts'
import { type Place, samsungPlaces } from './samsung-places.ts'

const MAKE = 0x10f
/** What a film begins with. */
const HEAD_BYTES = 12

/** Only a place where a film really begins counts, because editors copy what was said about the film without it. */
export async function findMotion(source: ByteSource, { exif, xmp }: Blocks): Promise<Motion | null> {
  for await (const place of places(source, { exif, xmp })) {
    const contentType = await filmType(source, place)
    if (contentType) return { contentType, ...place }
  }
  return null
}

async function* places(
  source: ByteSource,
  { exif, xmp }: Pick<Blocks, 'exif' | 'xmp'>,
): AsyncGenerator<Place> {
  const packets = xmp.filter((packet) => packet.includes('MotionPhoto') || packet.includes('MicroVideo'))
  const isSamsung = exif.some(({ ifd0 }) => /^samsung/i.test(ifd0.get(MAKE)?.bytes.toString('latin1') ?? ''))
  for (const packet of packets) yield* saidPlaces(packet, source.size)
  if (isSamsung) yield* samsungPlaces(source)
  // In HEIC the film has a box of its own.
  if (isSamsung || packets.length > 0)
    for await (const { type, start, length } of topBoxes(source))
      if (type === 'mpvd') yield { offset: start, length: Math.min(length, source.size - start) }
}

/** What XMP says, in the present way (a list of what lies in the file) and in the older one (from the file's end). */
function* saidPlaces(packet: Buffer, size: number): Generator<Place> {
  let end = size
  for (const { Semantic, Length } of containerItems(packet).reverse()) {
    const length = Number(Length)
    if (Semantic === 'MotionPhoto') yield { offset: end - length, length }
    end -= Number.isSafeInteger(length) ? length : 0
  }
  const length = Number(readXmp(packet).GCamera?.MicroVideoOffset)
  yield { offset: size - length, length }
}

/** Null when no film begins there. */
async function filmType(source: ByteSource, { offset, length }: Place): Promise<string | null> {
  if (!(offset > 0 && length >= HEAD_BYTES && offset + length <= source.size)) return null
  const head = (await source.read(offset, HEAD_BYTES)).toString('latin1')
  if (head.slice(4, 8) !== 'ftyp') return null
  return head.slice(8) === 'qt  ' ? 'video/quicktime' : 'video/mp4'
}
