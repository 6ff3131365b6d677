import { numericId } from '../names.ts'
import { KeyWriter } from './writer.ts'

// Order of names: https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering
// Segment by segment; numeric IDs (`__id7__`) before all others, by value.
const NUMERIC = 1
const TEXT = 2

export function writeSegment(writer: KeyWriter, id: string) {
  const number = numericId(id)
  if (number !== null) {
    writer.byte(NUMERIC)
    writer.int64(number)
  } else {
    writer.byte(TEXT)
    writer.text(id)
  }
}

export function writePath(writer: KeyWriter, path: string) {
  if (path === '') return
  for (const segment of path.split('/')) writeSegment(writer, segment)
}

const shared = new KeyWriter()

/** The key of one segment: a document's ID within its collection. */
export function idKey(id: string): Buffer {
  writeSegment(shared, id)
  return shared.take()
}

/** The key of a whole path; a parent's key is the beginning of its descendants' keys. */
export function pathKey(path: string): Buffer {
  writePath(shared, path)
  return shared.take()
}
