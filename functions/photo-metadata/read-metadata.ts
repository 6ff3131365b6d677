// Reads what the camera and its owner wrote into a file.
import type { FileMetadata } from '../../services/photos/processing.ts'
import type { ByteSource } from './byte-source.ts'
import { cameraName } from './camera.ts'
import { captions } from './captions.ts'
import { captureTime } from './capture-time.ts'
import { findBlocks } from './find-blocks.ts'
import { position } from './position.ts'
import { readTags, type Tags } from './tags.ts'
import { number, positive, text } from './values.ts'

/** The metadata of a photo that has none, or none that can be read. */
export const NO_METADATA: FileMetadata = {
  ...describe({ ifd0: {}, exif: {}, gps: {}, iptc: {}, xmp: {} }),
  motion: null,
}

/** Never fails because of the file's content; errors of the source itself are passed on. */
export async function readMetadata(source: ByteSource): Promise<FileMetadata> {
  const blocks = await findBlocks(source)
  return { ...describe(await readTags(blocks)), motion: blocks.motion }
}

function describe(tags: Tags): Omit<FileMetadata, 'motion'> {
  const { ifd0, exif, gps, xmp } = tags
  const { title, description, tags: keywords, author, copyright } = captions(tags)
  const flash = number(exif.Flash)
  return {
    metadata: {
      camera: cameraName(ifd0.Make ?? xmp.tiff?.Make, ifd0.Model ?? xmp.tiff?.Model),
      lens: text(exif.LensModel ?? xmp.aux?.Lens, 200),
      exposureTime: positive(exif.ExposureTime),
      fNumber: positive(exif.FNumber),
      iso: positive(exif.ISO ?? exif.RecommendedExposureIndex),
      focalLength: positive(exif.FocalLength),
      focalLength35mm: positive(exif.FocalLengthIn35mmFormat),
      // The lowest bit says whether the flash fired.
      flash: flash === null ? null : (flash & 1) === 1,
      software: text(ifd0.Software ?? xmp.xmp?.CreatorTool, 200),
      author,
      copyright,
      position: position(gps),
    },
    takenAt: captureTime(tags),
    title,
    description,
    tags: keywords,
  }
}
