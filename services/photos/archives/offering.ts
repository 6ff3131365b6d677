// Archives of files that somebody else may fetch, such as whom a link was sent to. Nothing of them is kept: the same
// files in the same order give the same bytes, so that a part can be fetched later.
import { createHash } from 'node:crypto'
import type { ArchiveContent } from './content.ts'
import { streamedContent } from './content.ts'
import { openFrom } from './opening.ts'
import { type ArchivedBuckets, listOfMissing, planFiles, uniqueAfter, type WantedFile } from './planning.ts'
import { MOST_STREAMED, MOST_STREAMED_BYTES } from './small.ts'
import { zipLayout } from './zip-layout.ts'

/** Files whose checksum is not known are read for it, so they should be small. */
export function createArchiveOffering(buckets: ArchivedBuckets) {
  return async (
    wanted: AsyncIterable<WantedFile> | Iterable<WantedFile>,
    name: string,
  ): Promise<ArchiveContent | null> => {
    const files: WantedFile[] = []
    for await (const file of wanted) {
      files.push(file)
      if (files.length > MOST_STREAMED) return null
    }
    const planned = await planFiles(buckets, files, uniqueAfter([]), 'read')
    const entries = [...(planned?.entries ?? []), ...listOfMissing(planned?.missing ?? [], 0)]
    const layout = zipLayout(entries)
    if (layout.size > MOST_STREAMED_BYTES) return null
    const hash = createHash('sha256')
    for (const { path, crc32, size, modifiedAt } of entries)
      hash.update(`${path} ${crc32} ${size} ${modifiedAt}\n`)
    return streamedContent({ layout, name, key: hash.digest('hex'), open: openFrom(buckets) })
  }
}
