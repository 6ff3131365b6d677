import type { ByteSource } from '../byte-source.ts'
import type { Entry } from './entries.ts'

/**
 * The bytes of an entry's values; null when there are too many of them or some are outside of the file. Only what is not
 * in memory yet is a promise, because a directory has dozens of values, nearly all of which are.
 */
export function loadValue(
  source: ByteSource,
  { place, length }: Entry,
  limit: number,
): Buffer | null | Promise<Buffer | null> {
  if (typeof place !== 'number') return place
  if (length > limit) return null
  return source.peek(place, length) ?? fetched(source, place, length)
}

async function fetched(source: ByteSource, place: number, length: number): Promise<Buffer | null> {
  const bytes = await source.read(place, length)
  return bytes.length === length ? bytes : null
}
