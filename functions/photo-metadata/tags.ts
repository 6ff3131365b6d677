// Gives the values of all blocks their names.
import type { Blocks, Directory, TiffValue } from './blocks.ts'
import { type IptcTags, readIptc } from './iptc.ts'
import { TAG_NAMES } from './tag-names.ts'
import { readXmp, type XmpTags } from './xmp.ts'

type NamesOf<Names extends Record<number, string>> = Names[keyof Names]
type TiffName = NamesOf<typeof TAG_NAMES.ifd0> | NamesOf<typeof TAG_NAMES.exif>

/** As written: nothing is translated, and XMP's texts have their entities. The first block that has a tag counts. */
export interface Tags {
  /** Of the first directory and of EXIF's, whichever has it. */
  tiff: Partial<Record<TiffName, TiffValue>>
  gps: Partial<Record<NamesOf<typeof TAG_NAMES.gps>, TiffValue>>
  iptc: IptcTags
  /** XMP properties, by the prefix of their namespace. */
  xmp: XmpTags
  /** Texts of a PNG, by keyword as `Blocks` has it. */
  text: ReadonlyMap<string, string>
}

const NAMES: Record<number, TiffName> = { ...TAG_NAMES.ifd0, ...TAG_NAMES.exif }

export function readTags({ exif, xmp, iptc, text }: Blocks): Tags {
  const tags: Tags = { tiff: {}, gps: {}, iptc: readIptc(iptc), xmp: {}, text }
  for (const each of exif) {
    name(each.exif, NAMES, tags.tiff)
    name(each.ifd0, NAMES, tags.tiff)
    name(each.gps, TAG_NAMES.gps, tags.gps)
  }
  for (const packet of xmp)
    for (const [prefix, group] of Object.entries(readXmp(packet)) as [keyof XmpTags, object][])
      tags.xmp[prefix] = { ...group, ...tags.xmp[prefix] }
  return tags
}

function name<Name extends string>(
  directory: Directory,
  names: Record<number, Name>,
  into: Partial<Record<Name, TiffValue>>,
): void {
  for (const [tag, value] of directory) {
    const known = names[tag]
    if (known) into[known] ??= value
  }
}
