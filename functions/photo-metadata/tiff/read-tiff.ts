// Reads the directories of a TIFF structure, wherever they are: EXIF in any container, TIFF itself, and RAW files.
import type { Directories } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'
import { TAG_NAMES } from '../tag-names.ts'
import type { Entry } from './entries.ts'
import { findDirectories, type Group } from './find-directories.ts'
import { readHeader } from './header.ts'
import { loadValue } from './load-value.ts'

/** A TIFF structure may also carry what other containers hold beside it. */
export interface Tiff {
  directories: Directories
  xmp?: Buffer
  iptc?: Buffer
  /** Image resources as Photoshop writes them. */
  photoshop?: Buffer
}

const numbersOf = (names: Record<number, string>) => new Set(Object.keys(names).map(Number))
const WANTED: Record<Group, Set<number>> = {
  ifd0: numbersOf(TAG_NAMES.ifd0),
  exif: numbersOf(TAG_NAMES.exif),
  gps: numbersOf(TAG_NAMES.gps),
}
/** XMP part 3, 1.1.3; "Photoshop TIFF Technical Notes" for the other two. */
const PACKETS = new Map<number, 'xmp' | 'iptc' | 'photoshop'>([
  [700, 'xmp'],
  [33723, 'iptc'],
  [34377, 'photoshop'],
])
/** Bytes of the longest value that contains anything we show, of all values together, and of one packet. */
const MAX_VALUE_BYTES = 64 * 1024
const MAX_BYTES = 1024 * 1024
const MAX_PACKET_BYTES = 4 * 1024 * 1024

/**
 * Reads only tags that have a name here. What cannot be read is left out and does not affect the rest; the first of
 * several values of a tag counts. A tag may stand in the wrong directory (TIFF/EP has all of EXIF's in the first one)
 * and then counts where the right one lacks it. Null when it is not a TIFF structure. `root` is what the first
 * directory holds.
 */
export async function readTiff(source: ByteSource, root: Group = 'ifd0'): Promise<Tiff | null> {
  const header = await readHeader(source)
  if (!header) return null
  const { isLittle } = header
  const directories: Directories = { ifd0: new Map(), exif: new Map(), gps: new Map() }
  const tiff: Tiff = { directories }
  let left = MAX_BYTES

  /** A promise only where bytes have to be fetched. */
  function take(entry: Entry, group: Group): void | Promise<void> {
    if (directories[group].has(entry.tag)) return
    const bytes = loadValue(source, entry, Math.min(MAX_VALUE_BYTES, left))
    return bytes instanceof Promise
      ? bytes.then((later) => keep(entry, group, later))
      : keep(entry, group, bytes)
  }

  function keep({ tag, type, count }: Entry, group: Group, bytes: Buffer | null): void {
    if (!bytes) return
    left -= bytes.length
    directories[group].set(tag, { type, count, bytes, isLittle })
  }

  const found = await findDirectories(source, header, root)
  for (const rank of ['main', 'sub']) {
    const ranked = found.filter((each) => each.rank === rank)
    for (const { group, entries } of ranked)
      for (const entry of entries)
        if (WANTED[group].has(entry.tag)) {
          const later = take(entry, group)
          if (later !== undefined) await later
        }
    for (const { group, entries } of ranked) {
      const other = group === 'ifd0' ? 'exif' : 'ifd0'
      for (const entry of entries) {
        if (group !== 'gps' && !WANTED[group].has(entry.tag) && WANTED[other].has(entry.tag))
          await take(entry, other)
        const packet = group === 'ifd0' ? PACKETS.get(entry.tag) : undefined
        const bytes = packet && !tiff[packet] && (await loadValue(source, entry, MAX_PACKET_BYTES))
        if (bytes) tiff[packet] = bytes
      }
    }
  }
  return tiff
}
