// A zip of stored files whose every byte is known before one file is read: sizes and checksums come first, so the
// archive has a length, and any part of it can be made on its own. Written after PKWARE's APPNOTE 6.3.10, sections 4.3
// to 4.5; ZIP64 where an offset or the number of files needs it.
import type { ArchiveEntry } from './plan.ts'

const HEADER = 30
const DIRECTORY_ENTRY = 46
/** An extended timestamp (Info-ZIP, 0x5455), because a zip's own times have no zone. */
const TIMESTAMP = 9
/** An offset of 64 bits (0x0001). */
const LONG_OFFSET = 12
const LONG_END = 56 + 20
const END = 22
const MAX_32 = 0xffffffff
const MAX_16 = 0xffff
/** Entries of the directory that are written at once. */
const ENTRIES_AT_ONCE = 500

export interface ZipLayout {
  entries: readonly ArchiveEntry[]
  /** Where each entry begins, and at last the directory. */
  starts: Float64Array
  /** Bytes of the whole archive. */
  size: number
}

const nameOf = (entry: ArchiveEntry) => Buffer.from(entry.path, 'utf8')
export const headerLength = (entry: ArchiveEntry) => HEADER + nameOf(entry).length + TIMESTAMP

export function zipLayout(entries: readonly ArchiveEntry[]): ZipLayout {
  const starts = new Float64Array(entries.length + 1)
  let at = 0
  for (const [index, entry] of entries.entries()) {
    starts[index] = at
    at += headerLength(entry) + entry.size
  }
  starts[entries.length] = at
  const layout = { entries, starts, size: 0 }
  return { ...layout, size: at + directoryLength(layout) + endLength(layout) }
}

const startOf = ({ starts }: Pick<ZipLayout, 'starts'>, index: number) => starts[index] ?? 0

const entryLength = (layout: Pick<ZipLayout, 'starts'>, entry: ArchiveEntry, index: number) =>
  DIRECTORY_ENTRY + nameOf(entry).length + TIMESTAMP + (startOf(layout, index) >= MAX_32 ? LONG_OFFSET : 0)

const directoryLength = (layout: Pick<ZipLayout, 'entries' | 'starts'>) =>
  layout.entries.reduce((sum, entry, index) => sum + entryLength(layout, entry, index), 0)

const isLong = (layout: Pick<ZipLayout, 'entries' | 'starts'>) =>
  layout.entries.length >= MAX_16 ||
  startOf(layout, layout.entries.length) + directoryLength(layout) >= MAX_32

const endLength = (layout: Pick<ZipLayout, 'entries' | 'starts'>) => END + (isLong(layout) ? LONG_END : 0)

/** What stands before the bytes of a file. */
export function headerOf(entry: ArchiveEntry): Buffer {
  const name = nameOf(entry)
  const header = Buffer.alloc(HEADER)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, { entry, version: 20, name: name.length, extra: TIMESTAMP })
  return Buffer.concat([header, name, timestampOf(entry)])
}

/** The directory and the end of the archive, piece by piece. */
export function* directoryOf(layout: ZipLayout): Generator<Buffer> {
  const { entries } = layout
  for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE)
    yield Buffer.concat(
      entries
        .slice(start, start + ENTRIES_AT_ONCE)
        .map((entry, index) => directoryEntry(layout, entry, start + index)),
    )
  yield endOf(layout)
}

function directoryEntry(layout: ZipLayout, entry: ArchiveEntry, index: number): Buffer {
  const name = nameOf(entry)
  const offset = startOf(layout, index)
  const long = offset >= MAX_32 ? Buffer.alloc(LONG_OFFSET) : Buffer.alloc(0)
  if (long.length > 0) {
    long.writeUInt16LE(1, 0)
    long.writeUInt16LE(8, 2)
    long.writeBigUInt64LE(BigInt(offset), 4)
  }
  const fixed = Buffer.alloc(DIRECTORY_ENTRY)
  const version = long.length > 0 ? 45 : 20
  fixed.writeUInt32LE(0x02014b50, 0)
  // Made by Unix, so that the permissions below count.
  fixed.writeUInt16LE((3 << 8) | version, 4)
  writeCommon(fixed, 6, { entry, version, name: name.length, extra: TIMESTAMP + long.length })
  fixed.writeUInt32LE((0o100644 << 16) >>> 0, 38)
  fixed.writeUInt32LE(Math.min(offset, MAX_32), 42)
  return Buffer.concat([fixed, name, timestampOf(entry), long])
}

interface Common {
  entry: ArchiveEntry
  version: number
  name: number
  extra: number
}

/** The fields that header and directory have in common, in the same order. */
function writeCommon(into: Buffer, at: number, { entry, version, name, extra }: Common): void {
  into.writeUInt16LE(version, at)
  // Names are UTF-8.
  into.writeUInt16LE(0x0800, at + 2)
  // Stored: photos are compressed already.
  into.writeUInt16LE(0, at + 4)
  into.writeUInt32LE(dosTime(entry.modifiedAt), at + 6)
  into.writeUInt32LE(entry.crc32, at + 10)
  into.writeUInt32LE(entry.size, at + 14)
  into.writeUInt32LE(entry.size, at + 18)
  into.writeUInt16LE(name, at + 22)
  into.writeUInt16LE(extra, at + 24)
}

function endOf(layout: ZipLayout): Buffer {
  const count = layout.entries.length
  const start = startOf(layout, count)
  const length = directoryLength(layout)
  const end = Buffer.alloc(END)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, MAX_16), 8)
  end.writeUInt16LE(Math.min(count, MAX_16), 10)
  end.writeUInt32LE(Math.min(length, MAX_32), 12)
  end.writeUInt32LE(Math.min(start, MAX_32), 16)
  if (!isLong(layout)) return end
  const long = Buffer.alloc(LONG_END)
  long.writeUInt32LE(0x06064b50, 0)
  long.writeBigUInt64LE(44n, 4)
  long.writeUInt16LE((3 << 8) | 45, 12)
  long.writeUInt16LE(45, 14)
  long.writeBigUInt64LE(BigInt(count), 24)
  long.writeBigUInt64LE(BigInt(count), 32)
  long.writeBigUInt64LE(BigInt(length), 40)
  long.writeBigUInt64LE(BigInt(start), 48)
  long.writeUInt32LE(0x07064b50, 56)
  long.writeBigUInt64LE(BigInt(start + length), 64)
  long.writeUInt32LE(1, 72)
  return Buffer.concat([long, end])
}

function timestampOf({ modifiedAt }: ArchiveEntry): Buffer {
  const extra = Buffer.alloc(TIMESTAMP)
  extra.writeUInt16LE(0x5455, 0)
  extra.writeUInt16LE(5, 2)
  // Only the time of modification.
  extra.writeUInt8(1, 4)
  extra.writeInt32LE(Math.min(0x7fffffff, Math.max(0, Math.floor(modifiedAt / 1000))), 5)
  return extra
}

/** The time in UTC as MS-DOS wrote it, which begins in 1980 and counts every other second. */
function dosTime(milliseconds: number): number {
  const time = new Date(Math.max(milliseconds, Date.UTC(1980, 0, 1)))
  const year = Math.min(time.getUTCFullYear() - 1980, 127)
  const date = (year << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1)
  return ((date << 16) | clock) >>> 0
}
