import { Readable } from 'node:stream'
import type { Bucket } from '@google-cloud/storage'
import { readAnnounced } from '../../services/platform/announced-bytes.ts'
import { isThereAlready } from '../../services/platform/storage-errors.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'
import type { CatalogueDiscarded } from '../../services/shop/events.ts'
import type { Comparing } from '../../services/shop/imports/comparing.ts'
import { countLines } from '../../services/shop/imports/counting.ts'
import type { Importing } from '../../services/shop/imports/importing.ts'
import type { ImportRecord } from '../../services/shop/imports/record.ts'
import { readLines, writeLine } from '../../services/shop/imports/report-file.ts'
import type { ReadGroup } from '../../services/shop/imports/rows/groups.ts'
import {
  type CatalogueQuestion,
  type ReadCatalogue,
  readGroups,
} from '../../services/shop/imports/rows/read-catalogue.ts'
import { MAX_CATALOGUE_BYTES } from '../../services/shop/imports/schemas.ts'
import type { Taking } from '../../services/shop/imports/taking.ts'
import { importReportPath, parseImportFilePath } from '../../services/shop/paths.ts'
import type { ShopStore } from '../../services/shop/shops/store.ts'

export interface HandlerDeps {
  imports: Importing
  compare: Comparing
  take: Taking
  shops: Pick<ShopStore, 'get'>
  documents: Bucket
  papers: Bucket
  /** Throws UnreadableDocument. */
  read: (question: CatalogueQuestion) => Promise<ReadCatalogue>
  /** Announces the file once more, because not everything is written yet. */
  announce: (upload: UploadedObject) => Promise<unknown>
  /** Requests the removal of everything of an import. */
  discard: (record: CatalogueDiscarded) => Promise<unknown>
  /** Milliseconds since the epoch. */
  now: () => number
}

/** How long one event writes. It is well within the function's time limit. */
const WRITING_MS = 200_000

/**
 * Does what an uploaded catalogue waits for: it is read and compared with the shop, or what the report says is written.
 * A file that cannot be read fails with its reason, and stays.
 */
export function createHandler(deps: HandlerDeps) {
  const { imports, compare, take, shops, documents, papers, read, announce, discard, now } = deps

  /** Stores a report. Returns its lines as they are stored, which an earlier try of this reading may have done. */
  async function store(record: ImportRecord, groups: Iterable<ReadGroup>): Promise<Buffer> {
    const lines: Buffer[] = []
    for await (const line of compare(record, groups)) lines.push(writeLine(line))
    const report = Buffer.concat(lines.splice(0))
    const file = papers.file(importReportPath(record, record.reading))
    try {
      await file.save(report, { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } })
      return report
    } catch (error) {
      if (!isThereAlready(error)) throw error
      const [stored] = await file.download()
      return stored
    }
  }

  async function report(upload: UploadedObject, record: ImportRecord): Promise<void> {
    const shop = await shops.get(record.ownerId)
    if (!shop) return imports.fail(record, 'There is no shop for these products any more.')
    try {
      const { groups, unread } = await read({
        bytes: await readAnnounced(documents, upload, { ...record, limit: MAX_CATALOGUE_BYTES }),
        currency: shop.currency,
      })
      const stored = await store(record, readGroups(groups))
      const counts = await countLines(readLines(Readable.from([stored])))
      await imports.finishReading(record, { counts, unread, currency: shop.currency }, stored.length)
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error
      await imports.fail(record, error.message)
    }
  }

  async function write(upload: UploadedObject, record: ImportRecord): Promise<void> {
    const shop = await shops.get(record.ownerId)
    if (shop && shop.currency !== record.currency) {
      const again = await imports.readAgain(record)
      return again ? report(upload, again) : undefined
    }
    const taken = await take(record, now() + WRITING_MS)
    if (taken === 'paused') await announce(upload)
    if (taken !== 'all') return
    const finished = await imports.finishTaking(record)
    if (finished?.status === 'reading') await report(upload, finished)
  }

  return async (upload: UploadedObject): Promise<void> => {
    const named = parseImportFilePath(upload.name)
    if (!named) return
    const task = await imports.task({ id: named.id, generation: upload.generation })
    if (task.kind === 'unwanted') await discard(named)
    if (task.kind === 'read') await report(upload, task.record)
    if (task.kind === 'take') await write(upload, task.record)
  }
}
