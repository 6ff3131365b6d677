// Files that are built like cameras' raw files, for the tests: a TIFF's directories, then other bytes.

/** Values of one directory by tag; all are of type LONG. */
export type Tags = Record<number, number[]>

export interface RawOptions {
  /** What the file begins with, before the place of its first directory. */
  head?: Buffer
  first: Tags
  /** Directories below the first one. */
  below?: Tags[]
  /** Follows the directories. */
  body: Buffer
}

const SUB_DIRECTORIES = 330
export const ORIENTATION = 274
export const PHOTOMETRIC = 262
export const CFA = 32803
const HEAD_BYTES = 16

export function rawFile({ head = Buffer.from('II*\0'), first, below = [], body }: RawOptions): Buffer {
  const places: number[] = []
  let free =
    HEAD_BYTES + sizeOf({ ...first, ...(below.length > 0 && { [SUB_DIRECTORIES]: below.map(() => 0) }) })
  for (const tags of below) {
    places.push(free)
    free += sizeOf(tags)
  }
  const start = Buffer.alloc(HEAD_BYTES)
  head.copy(start)
  start.writeUInt32LE(HEAD_BYTES, 4)
  if (head.length > 8) head.copy(start, 8, 8)
  const root = { ...first, ...(below.length > 0 && { [SUB_DIRECTORIES]: places }) }
  const parts = [directory(root, HEAD_BYTES), ...below.map((tags, i) => directory(tags, places[i] ?? 0))]
  return Buffer.concat([start, ...parts, body])
}

const entriesOf = (tags: Tags) =>
  Object.entries(tags)
    .map(([tag, values]) => ({ tag: Number(tag), values }))
    .sort((a, b) => a.tag - b.tag)

const sizeOf = (tags: Tags) =>
  entriesOf(tags).reduce((sum, { values }) => sum + 12 + (values.length > 1 ? values.length * 4 : 0), 6)

function directory(tags: Tags, at: number): Buffer {
  const entries = entriesOf(tags)
  const bytes = Buffer.alloc(sizeOf(tags))
  bytes.writeUInt16LE(entries.length, 0)
  let free = 6 + entries.length * 12
  for (const [i, { tag, values }] of entries.entries()) {
    const entry = 2 + i * 12
    bytes.writeUInt16LE(tag, entry)
    bytes.writeUInt16LE(4, entry + 2)
    bytes.writeUInt32LE(values.length, entry + 4)
    bytes.writeUInt32LE(values.length > 1 ? at + free : (values[0] ?? 0), entry + 8)
    if (values.length > 1) for (const value of values) free = bytes.writeUInt32LE(value, free)
  }
  return bytes
}
