import exifr from 'exifr'
import type { Blocks, Directory, TiffValue } from './blocks.ts'
import type { TagGroup } from './tag-group.ts'
import { TAG_NAMES } from './tag-names.ts'
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

/** Reads as much as possible: a damaged block counts as empty and does not affect the others. */
export async function readTags({ exif, xmp, iptc }: Blocks): Promise<Tags> {
  return {
    ifd0: merged(exif.map(({ ifd0 }) => named(ifd0, TAG_NAMES.ifd0))),
    exif: merged(exif.map((each) => named(each.exif, TAG_NAMES.exif))),
    gps: merged(exif.map(({ gps }) => named(gps, TAG_NAMES.gps))),
    iptc: merged(await Promise.all(iptc.map(parseIptc))),
    xmp: mergedXmp(xmp.map(readXmp)),
  }
}

/** The first that has a tag counts. */
const merged = (groups: TagGroup[]): TagGroup => Object.assign({}, ...groups.reverse())

function mergedXmp(packets: XmpTags[]): XmpTags {
  const tags: XmpTags = {}
  for (const packet of packets)
    for (const [prefix, group] of Object.entries(packet) as [keyof XmpTags, TagGroup][])
      tags[prefix] = { ...group, ...tags[prefix] }
  return tags
}

function named(directory: Directory, names: Record<number, string>): TagGroup {
  return Object.fromEntries([...directory].map(([tag, value]) => [names[tag] ?? tag, decoded(value)]))
}

const ASCII = 2
const UNSIGNED: Partial<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 13: 4 }
const SIGNED: Partial<Record<number, number>> = { 6: 1, 8: 2, 9: 4 }
const RATIONAL = 5
const SIGNED_RATIONAL = 10

/** Text, one number or several; bytes of any other type as they are. */
function decoded({ type, bytes, isLittle }: TiffValue): unknown {
  if (type === ASCII) return bytes.toString('utf8').replace(/\0.*$/s, '')
  const unsigned = (at: number, size: number) =>
    isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size)
  const signed = (at: number, size: number) =>
    isLittle ? bytes.readIntLE(at, size) : bytes.readIntBE(at, size)
  const each = (size: number, read: (at: number) => number) =>
    Array.from({ length: bytes.length / size }, (_, index) => read(index * size))
  const size = UNSIGNED[type] ?? SIGNED[type]
  if (size === 1) return bytes
  if (size) return one(each(size, (at) => (UNSIGNED[type] ? unsigned : signed)(at, size)))
  if (type === RATIONAL) return one(each(8, (at) => unsigned(at, 4) / unsigned(at + 4, 4)))
  if (type === SIGNED_RATIONAL) return one(each(8, (at) => signed(at, 4) / signed(at + 4, 4)))
  return bytes
}

const one = (values: number[]) => (values.length === 1 ? values[0] : values)

async function parseIptc(records: Buffer): Promise<TagGroup> {
  try {
    return (await exifr.parse(wrapAsTiff(records), { iptc: true, mergeOutput: false })).iptc ?? {}
  } catch {
    // Editors write all kinds of invalid data; a photo without metadata is still a photo.
    return {}
  }
}
