import { refKey, type SourceRef } from '../knowledge/schemas.ts'

interface Titled {
  ref: SourceRef
  title: string
}

/** Which of two comes first that are equally good: by title, so that the same texts always give the same answer. */
export function byTitle(one: Titled, other: Titled): number {
  if (one.title !== other.title) return one.title < other.title ? -1 : 1
  return refKey(one.ref) < refKey(other.ref) ? -1 : 1
}
