// Archives of files that somebody else may fetch, such as whom a link was sent to: with the rights to them in every
// file. Nothing of them is kept: the same files in the same order give the same bytes, so that a part can be fetched
// later.
import { createHash } from 'node:crypto'
import type { Rights } from '../rights/schemas.ts'
import type { Splice } from '../rights/splice.ts'
import { planRights, readSpliced, splicedSize } from '../rights/splicing.ts'
import { type StreamedArchive, streamedContent } from './content.ts'
import { openFrom } from './opening.ts'
import type { ArchiveEntry } from './plan.ts'
import { type ArchivedBuckets, listOfMissing, planFiles, uniqueAfter, type WantedFile } from './planning.ts'
import type { OpenEntry } from './read-zip.ts'
import { splicedChecksum } from './spliced-checksum.ts'
import { zipLayout } from './zip-layout.ts'

export interface OfferedFile extends WantedFile {
  contentType: string
  rights: Rights
}

/** Files whose rights are planned at once. */
const AT_ONCE = 16

interface SignedEntry {
  entry: ArchiveEntry
  /** Bytes of the object, without what is put in. */
  stored: number
  splices: readonly Splice[]
}

/** Files whose checksum is not known are read for it. */
export function createArchiveOffering(buckets: ArchivedBuckets) {
  const openStored = openFrom(buckets)

  async function sign(entry: ArchiveEntry, { rights, contentType }: OfferedFile): Promise<SignedEntry> {
    const { object, size } = entry
    if (!object) return { entry, stored: size, splices: [] }
    const file = buckets[object.bucket].file(object.name, { generation: object.generation })
    const read = async (start: number, end: number) =>
      start === end
        ? Buffer.alloc(0)
        : (await file.download({ start, end: end - 1, decompress: false, validation: false }))[0]
    const splices = await planRights(
      { size, contentType, read: (offset, length) => read(offset, offset + length) },
      rights,
    )
    if (splices.length === 0) return { entry, stored: size, splices }
    const crc32 = await splicedChecksum({ size, crc32: entry.crc32, splices, read })
    return { entry: { ...entry, crc32, size: splicedSize(size, splices) }, stored: size, splices }
  }

  return async (offered: readonly OfferedFile[], name: string): Promise<StreamedArchive> => {
    const planned = await planFiles(buckets, offered, uniqueAfter([]), 'read')
    const { entries: found, missing } = planned ?? { entries: [], missing: [] }
    const byObject = new Map(offered.map((file) => [file.object, file]))
    const signed: SignedEntry[] = []
    for (let start = 0; start < found.length; start += AT_ONCE)
      signed.push(
        ...(await Promise.all(
          found.slice(start, start + AT_ONCE).map((entry) => {
            const file = byObject.get(entry.object?.name ?? '')
            return file ? sign(entry, file) : { entry, stored: entry.size, splices: [] }
          }),
        )),
      )
    const entries = [...signed.map(({ entry }) => entry), ...listOfMissing(missing, 0)]
    const layout = zipLayout(entries)
    const hash = createHash('sha256')
    for (const { path, crc32, size, modifiedAt } of entries)
      hash.update(`${path} ${crc32} ${size} ${modifiedAt}\n`)
    const open = openSigned(new Map(signed.map((each) => [each.entry, each])), openStored)
    return streamedContent({ layout, name, key: hash.digest('hex'), open })
  }
}

const openSigned =
  (signed: ReadonlyMap<ArchiveEntry, SignedEntry>, openStored: OpenEntry): OpenEntry =>
  (entry, start, end) => {
    const { stored, splices } = signed.get(entry) ?? { stored: entry.size, splices: [] }
    if (splices.length === 0) return openStored(entry, start, end)
    return readSpliced({
      size: stored,
      splices,
      open: (from, to) => openStored(entry, from, to),
      range: { start, end },
    })
  }
