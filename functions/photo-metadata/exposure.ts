// How the picture was taken, in numbers: from EXIF, or else from XMP.
import type { PhotoMetadata } from '../../services/photos/schemas.ts'
import type { Tags } from './tags.ts'
import { positive, tiffNumber, xmpNumber } from './values.ts'

type Exposure = Pick<
  PhotoMetadata,
  'exposureTime' | 'fNumber' | 'iso' | 'focalLength' | 'focalLength35mm' | 'flash'
>

/** What a camera writes as ISO when its sensitivity does not fit; another tag has it then (Exif 3.0, 4.6.6). */
const TOO_HIGH = 65535

export function exposure({ tiff, xmp: { exif = {}, exifEX = {} } }: Tags): Exposure {
  const flash = tiffNumber(tiff.Flash)
  const iso = tiffNumber(tiff.ISO)
  return {
    exposureTime: positive(tiffNumber(tiff.ExposureTime), xmpNumber(exif.ExposureTime)),
    fNumber: positive(tiffNumber(tiff.FNumber), xmpNumber(exif.FNumber)),
    iso: positive(
      iso === TOO_HIGH ? null : iso,
      tiffNumber(tiff.ISOSpeed),
      tiffNumber(tiff.RecommendedExposureIndex),
      tiffNumber(tiff.StandardOutputSensitivity),
      iso,
      xmpNumber(exif.ISOSpeedRatings),
      xmpNumber(exifEX.PhotographicSensitivity),
    ),
    focalLength: positive(tiffNumber(tiff.FocalLength), xmpNumber(exif.FocalLength)),
    focalLength35mm: positive(
      tiffNumber(tiff.FocalLengthIn35mmFormat),
      xmpNumber(exif.FocalLengthIn35mmFilm),
    ),
    // The lowest bit says whether the flash fired.
    flash: flash === null ? null : (flash & 1) === 1,
  }
}
