import { AppError } from '../../platform/errors.ts'
import type { EvidenceMap, ResumeContent } from './schemas.ts'

/** Bytes of JSON. A document of the database holds 1 MiB, and counts more for each field than JSON does. */
const MAX_BYTES = 500_000

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/** Throws AppError `too-large` for more than can be stored. */
export function checkSize(content: ResumeContent): ResumeContent {
  if (sizeOf(content) > MAX_BYTES) throw new AppError('too-large', 'This is more than one résumé can hold.')
  return content
}

/** What a document gave, cut to what can be stored: places go first, then the last entries of the longest list. */
export function bounded<Read extends { content: ResumeContent; evidence: EvidenceMap }>(read: Read) {
  const content = structuredClone(read.content)
  const { basics: _, ...named } = content
  const lists: { length: number }[] = Object.values(named)
  while (sizeOf(content) > MAX_BYTES) {
    const longest = lists.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a))
    if (longest.length === 0) break
    longest.length = Math.floor(longest.length * 0.8)
  }
  return { content, evidence: sizeOf(read.evidence) > MAX_BYTES ? {} : read.evidence }
}
