import type { Bucket } from '@google-cloud/storage'
import type { Arriving } from '../../services/campaigns/campaigns/arriving.ts'
import type { CampaignsDiscarded } from '../../services/campaigns/events.ts'
import type { Importing } from '../../services/campaigns/lists/importing.ts'
import type { ListRecord } from '../../services/campaigns/lists/record.ts'
import { readRows } from '../../services/campaigns/lists/rows-file.ts'
import { MAX_LIST_BYTES } from '../../services/campaigns/lists/schemas.ts'
import { listRowsPath, parseAttachmentPath, parseListFilePath } from '../../services/campaigns/paths.ts'
import type { TakenRow, Taking } from '../../services/campaigns/recipients/taking.ts'
import { readAnnounced } from '../../services/platform/announced-bytes.ts'
import { isThereAlready } from '../../services/platform/storage-errors.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import type { UploadedObject } from '../../services/platform/uploaded-object.ts'
import type { MailDomains } from './mail-domains.ts'
import type { ListQuestion, StoredReading } from './read-list.ts'

export interface HandlerDeps {
  lists: Importing
  taking: Taking
  documents: Bucket
  papers: Bucket
  /** Throws UnreadableDocument. */
  read: (question: ListQuestion) => Promise<StoredReading>
  /** Those of the domains that certainly take no mail. */
  withoutMail: MailDomains
  /** For files that go with mails. */
  isUnwanted: Arriving
  /** Requests the removal of everything of a list, or of a campaign's files that are wanted no more. */
  discard: (record: CampaignsDiscarded) => Promise<unknown>
}

/**
 * Does what a list waits for: it is read, its rows become recipients, or these are taken out again. A file that cannot
 * be read is rejected with its reason, and stays.
 */
export function createHandler(deps: HandlerDeps) {
  const { lists, taking, documents, papers, read, withoutMail, isUnwanted, discard } = deps

  async function report(upload: UploadedObject, list: ListRecord): Promise<void> {
    try {
      const { rows, domains, ...found } = await read({
        bytes: await readAnnounced(documents, upload, { ...list, limit: MAX_LIST_BYTES }),
        choice: list.choice,
      })
      await papers
        .file(listRowsPath(list, list.reading))
        .save(Buffer.from(rows), { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } })
        .catch((error: unknown) => {
          // The same reading by an earlier try, which gave the same rows.
          if (!isThereAlready(error)) throw error
        })
      await lists.finishReading(list, found, rows.length)
      await hint(list, domains)
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error
      await lists.reject(list, error.message)
    }
  }

  /** The report is there already, so nobody waits for the name servers. */
  async function hint(list: ListRecord, domains: readonly string[]): Promise<void> {
    const without = await withoutMail(domains)
    if (without.length > 0)
      await lists.addNotice(list, `Nobody takes mail for ${without.join(', ')}. Look for typing errors.`)
  }

  async function* rowsOf(list: ListRecord): AsyncGenerator<TakenRow> {
    const stream = papers
      .file(listRowsPath(list, list.rowsOf))
      .createReadStream({ decompress: false, validation: false })
    for await (const { row } of readRows(stream, 'all')) yield { ...row, isTaken: row.outcome === 'taken' }
  }

  async function take(list: ListRecord): Promise<void> {
    const fields = (list.mapping?.fields ?? []).filter((field) => field !== null)
    const known = await taking.take({ ...list, fields }, rowsOf(list))
    await lists.finishTaking(list, known)
  }

  return async (upload: UploadedObject): Promise<void> => {
    const attached = parseAttachmentPath(upload.name)
    if (attached && (await isUnwanted({ ...attached, path: upload.name, size: Number(upload.size) })))
      await discard({ ownerId: attached.ownerId, subject: 'campaigns', id: attached.campaignId })
    const named = parseListFilePath(upload.name)
    if (!named) return
    const task = await lists.task({ id: named.id, generation: upload.generation })
    if (task.kind === 'unwanted') await discard({ ...named, subject: 'lists' })
    if (task.kind === 'read') await report(upload, task.list)
    if (task.kind === 'take') await take(task.list)
    if (task.kind === 'undo') {
      await taking.undo(task.list)
      await lists.finishUndoing(task.list)
    }
  }
}
