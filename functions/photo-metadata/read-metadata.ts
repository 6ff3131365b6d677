// Reads what the camera and its owner wrote into a file.
import type { FileMetadata } from '../../services/photos/file-facts.ts'
import { noBlocks } from './blocks.ts'
import type { ByteSource } from './byte-source.ts'
import { cameraName } from './camera.ts'
import { captions } from './captions.ts'
import { keywords } from './captions-keywords.ts'
import { inLanguage } from './captions-xmp.ts'
import { captureTime } from './capture-time.ts'
import { exposure } from './exposure.ts'
import { findBlocks } from './find-blocks.ts'
import { position } from './position.ts'
import { rating } from './rating.ts'
import { readTags, type Tags } from './tags.ts'
import { text, tiffText } from './values.ts'

/** The metadata of a photo that has none, or none that can be read. */
export const NO_METADATA: FileMetadata = { ...describe(readTags(noBlocks())), motion: null }

/** Never fails because of the file's content; errors of the source itself are passed on. */
export async function readMetadata(source: ByteSource): Promise<FileMetadata> {
  const blocks = await findBlocks(source)
  return { ...describe(readTags(blocks)), motion: blocks.motion }
}

function describe(tags: Tags): Omit<FileMetadata, 'motion'> {
  const { tiff, xmp, text: png } = tags
  const { title, description, author, copyright } = captions(tags)
  return {
    metadata: {
      camera: cameraName(tags),
      lens: firstText(200, [tiffText(tiff.LensModel), xmp.exifEX?.LensModel, xmp.aux?.Lens]),
      ...exposure(tags),
      software: firstText(200, [tiffText(tiff.Software), xmp.xmp?.CreatorTool, png.get('software')]),
      author,
      copyright,
      position: position(tags),
    },
    ...captureTime(tags),
    title,
    description,
    tags: keywords(tags),
    rating: rating(tags),
  }
}

/** The first that has any; XMP's with its entities decoded. */
function firstText(maxLength: number, values: unknown[]): string | null {
  for (const value of values) {
    const found = text(inLanguage(value), maxLength)
    if (found !== null) return found
  }
  return null
}
