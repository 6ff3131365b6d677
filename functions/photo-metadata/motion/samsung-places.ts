import type { ByteSource } from '../byte-source.ts'

/** Where a film may be: bytes of the file. */
export interface Place {
  offset: number
  length: number
}

const END = 'SEFT'
const DIRECTORY = 'SEFH'
const FILM = 'MotionPhoto_Data'
const ENTRY_BYTES = 12
/** Honest trailers have a dozen entries. */
const MAX_DIRECTORY_BYTES = 12 + 100 * ENTRY_BYTES

/**
 * The films in the trailer that Samsung's phones write: blocks, each with its name in front, then a directory of them, its
 * length and the end mark (described by exiftool's `Samsung.pm`).
 */
export async function* samsungPlaces(source: ByteSource): AsyncGenerator<Place> {
  const end = await source.read(source.size - 8, 8)
  if (end.length < 8 || end.toString('latin1', 4) !== END) return
  const length = end.readUInt32LE(0)
  const directoryAt = source.size - 8 - length
  if (length > MAX_DIRECTORY_BYTES) return
  const directory = await source.read(directoryAt, length)
  if (directory.toString('latin1', 0, 4) !== DIRECTORY) return
  for (let at = 12; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    // Backwards from the directory.
    const blockAt = directoryAt - directory.readUInt32LE(at + 4)
    const blockLength = directory.readUInt32LE(at + 8)
    const head = await source.read(blockAt, 8 + FILM.length)
    if (head.toString('latin1', 8) === FILM)
      yield { offset: blockAt + head.length, length: blockLength - head.length }
  }
}
