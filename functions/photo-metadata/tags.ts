import exifr from 'exifr'
import type { Blocks } from './blocks.ts'
import { boundExif } from './bound-exif.ts'
import type { TagGroup } from './tag-group.ts'
import { wrapAsTiff } from './wrap-as-tiff.ts'
import { readXmp, type XmpTags } from './xmp.ts'

/** Tags by name, as written: dates as text, numbers as numbers, and nothing translated. */
export interface Tags {
  ifd0: TagGroup
  exif: TagGroup
  gps: TagGroup
  iptc: TagGroup
  /** XMP properties, by the prefix of their namespace. */
  xmp: XmpTags
}

const OPTIONS = {
  tiff: true,
  ifd0: {},
  exif: true,
  gps: true,
  ifd1: false,
  interop: false,
  makerNote: false,
  userComment: false,
  xmp: false,
  icc: false,
  jfif: false,
  ihdr: false,
  reviveValues: false,
  translateValues: false,
  mergeOutput: false,
} as const

/** Reads as much as possible: a damaged block counts as empty and does not affect the others. */
export async function readTags({ exif, xmp, iptc }: Blocks): Promise<Tags> {
  const [fromExif, fromIptc] = await Promise.all([
    parse(exif && boundExif(exif), { iptc: false }),
    parse(iptc && wrapAsTiff(iptc), { iptc: true }),
  ])
  return {
    ifd0: fromExif.ifd0 ?? {},
    exif: fromExif.exif ?? {},
    gps: fromExif.gps ?? {},
    iptc: fromIptc.iptc ?? {},
    xmp: xmp ? readXmp(xmp.toString('utf8')) : {},
  }
}

async function parse(
  bytes: Buffer | undefined,
  segments: { iptc: boolean },
): Promise<Record<string, TagGroup | undefined>> {
  if (!bytes || bytes.length < 16) return {}
  try {
    return (await exifr.parse(bytes, { ...OPTIONS, ...segments })) ?? {}
  } catch {
    // Cameras and editors write all kinds of invalid data; a photo without metadata is still a photo.
    return {}
  }
}
