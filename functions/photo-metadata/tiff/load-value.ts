import type { ByteSource } from '../byte-source.ts'
import type { Entry } from './entries.ts'

/** The bytes of an entry's values; null when there are too many of them or some are outside of the file. */
export async function loadValue(
  source: ByteSource,
  { place, length }: Entry,
  limit: number,
): Promise<Buffer | null> {
  if (typeof place !== 'number') return place
  if (length > limit) return null
  const bytes = await source.read(place, length)
  return bytes.length === length ? bytes : null
}
