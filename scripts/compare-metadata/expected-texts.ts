import type { ExiftoolTags } from './exiftool.ts'

/** In the order of functions/photo-metadata/captions.ts. */
const TITLES = [
  'XMP-dc:Title',
  'IPTC:ObjectName',
  'IFD0:XPTitle',
  'XMP-photoshop:Headline',
  'IPTC:Headline',
  'PNG:Title',
]
const DESCRIPTIONS = [
  'XMP-dc:Description',
  'IPTC:Caption-Abstract',
  'IFD0:XPComment',
  'IFD0:ImageDescription',
  'ExifIFD:ImageDescription',
  'ExifIFD:UserComment',
  'XMP-tiff:ImageDescription',
  'XMP-exif:UserComment',
  'PNG:Description',
  'PNG:Comment',
]
const FLAT = ['XMP-dc:Subject', 'IPTC:Keywords', 'XMP-acdsee:Keywords', 'IFD0:XPKeywords', 'PNG:Keywords']
const DEEP = [
  'XMP-lr:HierarchicalSubject',
  'XMP-digiKam:TagsList',
  'XMP-mediapro:CatalogSets',
  'XMP-microsoft:LastKeywordXMP',
]

/** All texts that could be the title or the description, the first first. */
export function expectedTexts(tags: ExiftoolTags): { title: string[]; description: string[] } {
  const texts = (names: string[]) =>
    names
      .map((name) => String(tags[name] ?? inLanguage(tags, name)).trim())
      .filter((text) => text !== '' && !text.startsWith('(Binary data'))
  return { title: texts(TITLES), description: texts(DESCRIPTIONS) }
}

/** exiftool gives a text that is marked with its language under a name of its own. */
function inLanguage(tags: ExiftoolTags, name: string): unknown {
  const marked = Object.keys(tags).find((tag) => tag.startsWith(`${name}-`))
  return marked === undefined ? '' : tags[marked]
}

export function expectedKeywords(tags: ExiftoolTags): string[] {
  const lists = (names: string[]) => names.map((name) => listOf(tags[name])).filter((list) => list.length > 0)
  const [
    chosen = lists(DEEP)
      .flat()
      .flatMap((path) => path.split(/[|/]/)),
  ] = lists(FLAT)
  const [only = ''] = chosen
  const parts = chosen.length === 1 ? only.split(only.includes(';') ? ';' : ',') : chosen
  return parts.map((keyword) => keyword.trim()).filter((keyword) => keyword !== '')
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value ?? '']).map((one) => String(one).trim()).filter((one) => one !== '')
