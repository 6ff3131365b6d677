import type { ByteSource } from '../byte-source.ts'
import { type Header, uint } from './header.ts'

export interface Entry {
  tag: number
  type: number
  count: number
  /** Bytes of all its values together. */
  length: number
  /** The values themselves where they are short enough, otherwise where they are. */
  place: Buffer | number
}

/** Bytes of one value by type: TIFF 6.0, directories (13), BigTIFF (16 to 18) and text in UTF-8 (129, Exif 3.0). */
const TYPE_BYTES = new Map(
  [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4].map((bytes, index): [number, number] => [index + 1, bytes]),
)
for (const type of [16, 17, 18]) TYPE_BYTES.set(type, 8)
TYPE_BYTES.set(129, 1)

/** No honest directory comes near this; it keeps a small file from being read thousands of times over. */
const MAX_ENTRIES = 1000

/**
 * The entries of a directory, without those of no known type, and where the next directory is (0 for none). What is
 * missing at the end of the file is left out.
 */
export async function readEntries(
  source: ByteSource,
  { isLittle, isBig }: Header,
  at: number,
): Promise<{ entries: Entry[]; next: number }> {
  const [countBytes, entryBytes, wordBytes] = isBig ? [8, 20, 8] : [2, 12, 4]
  const head = source.peek(at, countBytes) ?? (await source.read(at, countBytes))
  if (head.length < countBytes) return { entries: [], next: 0 }
  const count = uint(head, 0, countBytes, isLittle)
  const tableAt = at + countBytes
  const wanted = Math.min(count, MAX_ENTRIES)
  const tableBytes = wanted * entryBytes + wordBytes
  const table = source.peek(tableAt, tableBytes) ?? (await source.read(tableAt, tableBytes))
  const entries: Entry[] = []
  for (let index = 0; index < wanted; index++) {
    const from = index * entryBytes
    if (from + entryBytes > table.length) break
    const tag = uint(table, from, 2, isLittle)
    const type = uint(table, from + 2, 2, isLittle)
    const values = uint(table, from + 4, wordBytes, isLittle)
    const length = values * (TYPE_BYTES.get(type) ?? 0)
    if (length === 0) continue
    const valueAt = from + 4 + wordBytes
    const place =
      length <= wordBytes
        ? table.subarray(valueAt, valueAt + length)
        : uint(table, valueAt, wordBytes, isLittle)
    entries.push({ tag, type, count: values, length, place })
  }
  const nextAt = count * entryBytes
  const hasNext = count <= MAX_ENTRIES && nextAt + wordBytes <= table.length
  return { entries, next: hasNext ? uint(table, nextAt, wordBytes, isLittle) : 0 }
}
