// Reads directories of TIFF files and of those raw camera files that are built like them (TIFF 6.0, BigTIFF). Nothing
// in a file can make it read much, or twice.

/** No photo has more tags or values than this; only the beginning of longer lists is read. */
const MAX_ENTRIES = 1000
const MAX_VALUES = 100_000
/** Directories of one file. Cameras write fewer than ten. */
const MAX_DIRECTORIES = 32

const SUB_DIRECTORIES = 330
/** Besides 42 and 43 (BigTIFF): Olympus writes "RO" or "RS", Panasonic 0x55. */
const MAGIC = [42, 43, 0x4f52, 0x5352, 0x55]

export interface Directory {
  has(tag: number): boolean
  /** Values of a SHORT, LONG or LONG8 tag; none for other types and for what lies outside of the file. */
  values(tag: number): number[]
}

interface Entry {
  type: number
  count: number
  /** Where its value or the offset of its values is. */
  field: number
}

/** The first directory; null when the file has none. */
export const firstDirectory = (bytes: Buffer): Directory | null => directoriesOf(bytes, 1)[0] ?? null

/** The directories that follow each other, and those below them. */
export function directoriesOf(bytes: Buffer, limit = MAX_DIRECTORIES): Directory[] {
  const reader = readerOf(bytes)
  if (!reader) return []
  const found: Directory[] = []
  const seen = new Set<number>()
  const waiting = [reader.start]
  for (let at = waiting.shift(); at !== undefined && found.length < limit; at = waiting.shift()) {
    if (at === 0 || seen.has(at)) continue
    seen.add(at)
    const read = reader.directory(at)
    if (!read) continue
    found.push(read.directory)
    waiting.push(...read.directory.values(SUB_DIRECTORIES).slice(0, MAX_DIRECTORIES), read.next)
  }
  return found
}

function readerOf(bytes: Buffer) {
  const isLittle = bytes[0] === 0x49
  const unsigned = (at: number, size: number): number => {
    if (size === 8) return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
    return isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size)
  }
  const within = <Result>(work: () => Result): Result | null => {
    try {
      return work()
    } catch (error) {
      // The file refers to a position outside of itself.
      if (error instanceof RangeError) return null
      throw error
    }
  }
  const magic = within(() => unsigned(2, 2))
  if (magic === null || !MAGIC.includes(magic)) return null
  const isBig = magic === 43
  const word = isBig ? 8 : 4
  const start = within(() => unsigned(isBig ? 8 : 4, word))
  if (start === null) return null

  function valuesOf({ type, count, field }: Entry): number[] {
    const size = sizeOf(type)
    const values = Math.min(count, MAX_VALUES)
    return (
      within(() => {
        const place = count * size <= word ? field : unsigned(field, word)
        return size === 0 ? [] : Array.from({ length: values }, (_, i) => unsigned(place + i * size, size))
      }) ?? []
    )
  }

  function directory(at: number): { directory: Directory; next: number } | null {
    return within(() => {
      const count = unsigned(at, isBig ? 8 : 2)
      const first = at + (isBig ? 8 : 2)
      const bytesEach = 4 + 2 * word
      const entries = new Map<number, Entry>()
      for (let i = 0; i < Math.min(count, MAX_ENTRIES); i++) {
        const from = first + i * bytesEach
        const entry = { type: unsigned(from + 2, 2), count: unsigned(from + 4, word), field: from + 4 + word }
        const tag = unsigned(from, 2)
        if (!entries.has(tag)) entries.set(tag, entry)
      }
      const next = within(() => unsigned(first + count * bytesEach, word)) ?? 0
      return {
        directory: {
          has: (tag) => entries.has(tag),
          values(tag) {
            const entry = entries.get(tag)
            return entry ? valuesOf(entry) : []
          },
        },
        next,
      }
    })
  }

  return { start, directory }
}

/** Bytes of SHORT, LONG, IFD, LONG8 and IFD8; 0 for types that are not read here. */
const sizeOf = (type: number) =>
  type === 3 ? 2 : type === 4 || type === 13 ? 4 : type === 16 || type === 18 ? 8 : 0
