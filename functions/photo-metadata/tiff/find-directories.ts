import type { Directories } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'
import { type Entry, readEntries } from './entries.ts'
import { type Header, uint } from './header.ts'
import { loadValue } from './load-value.ts'

export type Group = keyof Directories

export interface Found {
  group: Group
  entries: Entry[]
  /** `sub`: of a further picture in the file. */
  rank: 'main' | 'sub'
}

const POINTERS = new Map<number, Group>([
  [0x8769, 'exif'],
  [0x8825, 'gps'],
])
/** Further pictures: RAW files keep the picture itself there, DNG some of its metadata. */
const SUB_DIRECTORIES = 0x14a
/** Bytes of one pointer: SHORT, LONG, SLONG, IFD, LONG8, SLONG8, IFD8. */
const POINTER_BYTES = new Map([
  [3, 2],
  [4, 4],
  [9, 4],
  [13, 4],
  [16, 8],
  [17, 8],
  [18, 8],
])
/** More than any camera writes; directories may point to each other in circles. */
const MAX_DIRECTORIES = 16
const MAX_POINTERS = 8

/** The directories of a TIFF structure that may hold metadata, the most trusted first. `root` is what the first holds. */
export async function findDirectories(source: ByteSource, header: Header, root: Group): Promise<Found[]> {
  const found: Found[] = []
  const seen = new Set<number>()
  const subs: number[] = []

  /** Reads a directory with those it points to, and returns where the next of its kind is. */
  async function follow(at: number, group: Group, rank: Found['rank']): Promise<number> {
    if (at === 0 || seen.has(at) || seen.size >= MAX_DIRECTORIES) return 0
    seen.add(at)
    const { entries, next } = await readEntries(source, header, at)
    found.push({ group, entries, rank })
    for (const entry of entries) {
      const pointed = POINTERS.get(entry.tag)
      if (pointed) for (const to of await pointersOf(entry, 1)) await follow(to, pointed, rank)
      if (entry.tag === SUB_DIRECTORIES) subs.push(...(await pointersOf(entry, MAX_POINTERS)))
    }
    return next
  }

  async function pointersOf(entry: Entry, limit: number): Promise<number[]> {
    const size = POINTER_BYTES.get(entry.type)
    const bytes = size ? await loadValue(source, entry, MAX_POINTERS * 8) : null
    if (!size || !bytes) return []
    const pointers: number[] = []
    for (let index = 0; index < Math.min(entry.count, limit); index++)
      pointers.push(uint(bytes, index * size, size, header.isLittle))
    return pointers
  }

  let next = await follow(header.first, root, 'main')
  for (const at of subs) await follow(at, root, 'sub')
  // Of further pages only EXIF and position are about the photo, and only where the first page has none.
  while (next > 0 && !found.some(({ group }) => group === 'exif')) {
    const before = found.length
    next = await follow(next, root, 'sub')
    found.splice(before, 1)
  }
  return found
}
