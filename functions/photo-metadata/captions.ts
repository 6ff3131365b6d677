// Title, description and names that people wrote into the file: from XMP first, then IPTC, then the fields of Windows
// and EXIF, then PNG.
import { isDescriptionOfCamera, isWrittenByCamera } from './captions-of-cameras.ts'
import { inLanguage, inOrder } from './captions-xmp.ts'
import type { Tags } from './tags.ts'
import { commentText, text, tiffText, tiffTexts, windowsText } from './values.ts'

export interface Captions {
  title: string | null
  description: string | null
  author: string | null
  copyright: string | null
}

const TITLE_LETTERS = 200
const DESCRIPTION_LETTERS = 5000

export function captions({ tiff, iptc, xmp, text: png }: Tags): Captions {
  return {
    title: firstWritten(TITLE_LETTERS, isWrittenByCamera, [
      inLanguage(xmp.dc?.title),
      iptc.ObjectName,
      windowsText(tiff.XPTitle),
      inLanguage(xmp.photoshop?.Headline),
      iptc.Headline,
      png.get('title'),
      inLanguage(xmp.acdsee?.caption),
    ]),
    description: firstWritten(DESCRIPTION_LETTERS, isDescriptionOfCamera, [
      inLanguage(xmp.dc?.description),
      iptc.Caption,
      windowsText(tiff.XPComment),
      tiffText(tiff.ImageDescription),
      commentText(tiff.UserComment),
      inLanguage(xmp.tiff?.ImageDescription),
      inLanguage(xmp.exif?.UserComment),
      png.get('description'),
      png.get('comment'),
      inLanguage(xmp.acdsee?.notes),
    ]),
    author: first(200, [
      inOrder(xmp.dc?.creator).join(', '),
      iptc.Byline,
      tiffText(tiff.Artist),
      windowsText(tiff.XPAuthor),
      png.get('author'),
    ]),
    copyright: first(500, [
      inLanguage(xmp.dc?.rights),
      iptc.CopyrightNotice,
      tiffTexts(tiff.Copyright).join(', '),
      png.get('copyright'),
    ]),
  }
}

type Candidates = readonly (string | null | undefined)[]

function first(maxLength: number, candidates: Candidates): string | null {
  for (const candidate of candidates) {
    const found = text(candidate, maxLength)
    if (found !== null) return found
  }
  return null
}

const firstWritten = (maxLength: number, isOfCamera: (text: string) => boolean, candidates: Candidates) =>
  first(
    maxLength,
    candidates.filter((candidate) => candidate && !isOfCamera(candidate)),
  )
