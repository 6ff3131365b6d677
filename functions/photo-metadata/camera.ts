import { inLanguage } from './captions-xmp.ts'
import type { Tags } from './tags.ts'
import { text, tiffText } from './values.ts'

const COMPANY =
  /[\s,]+(corporation|corp|company|co|inc|ltd|gmbh|ag|imaging|optical|electric|electronics|camera)\b\.?.*$/i

/**
 * Joins make and model without repeating the make or its legal form: "NIKON CORPORATION" and "NIKON D70" give "NIKON
 * D70".
 */
export function cameraName({ tiff, xmp }: Tags): string | null {
  const maker =
    text(tiffText(tiff.Make) ?? inLanguage(xmp.tiff?.Make), 100)
      ?.replace(COMPANY, '')
      .trim() ?? ''
  const name = text(tiffText(tiff.Model) ?? inLanguage(xmp.tiff?.Model), 100) ?? ''
  if (name === '') return maker === '' ? null : maker
  const isNamed = name.toLowerCase().split(/\s+/)[0] === maker.toLowerCase().split(/\s+/)[0]
  return isNamed || maker === '' ? name : `${maker} ${name}`
}
