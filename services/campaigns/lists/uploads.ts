import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { DEFAULT_QUOTA_BYTES, megabytes } from '../../platform/meter.ts'
import type { UploadRequest } from '../../platform/schemas.ts'
import { isThereAlready } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { listFilePath } from '../paths.ts'
import { newList } from './new-list.ts'
import {
  LIST_TYPES,
  type ListUploadAnswer,
  MAX_LIST_BYTES,
  type PastedRows,
  type RecipientList,
} from './schemas.ts'
import type { ListStore } from './store.ts'
import { toList } from './views.ts'

export interface UploadsDeps {
  campaigns: Pick<CampaignStore, 'get'>
  store: Pick<ListStore, 'reserve'>
  grants: Pick<Grants, 'upload'>
  /** Where lists arrive. What is pasted is stored there, too, so that it is read like a file. */
  documents: Bucket
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
}

const CSV = 'text/csv'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Uploads are granted before a byte is sent, and sent by the browser straight to storage. */
export function createUploads(deps: UploadsDeps) {
  const { campaigns, store, grants, documents, now, newId, quotaBytes = DEFAULT_QUOTA_BYTES } = deps

  async function reserve(
    ownerId: string,
    campaignId: string,
    describe: () => { title: string; contentType: string; size: number; sha256: string },
  ) {
    const campaign = ownCampaign(await campaigns.get(campaignId), ownerId, campaignId)
    if (campaign.trashedAt !== null) throw new AppError('conflict', 'This campaign is in the trash')
    const file = describe()
    return store.reserve(
      newList({ id: newId(), ownerId, campaignId, ...file, at: isoTime(now()) }),
      quotaBytes,
    )
  }

  return {
    /** Throws AppError `not-found`, `conflict`, `invalid`, `too-large`, `unsupported` or `quota`. */
    async upload(ownerId: string, campaignId: string, request: UploadRequest): Promise<ListUploadAnswer> {
      const { name: title, size, sha256 } = request
      const list = await reserve(ownerId, campaignId, () => ({
        ...{ title, size, sha256 },
        contentType: checkUpload(request),
      }))
      const { contentType } = list
      return {
        list: toList(list),
        grant: await grants.upload({ path: listFilePath(list), contentType, size }),
      }
    },

    /** The same for rows that were pasted. Storage announces them like any other list. */
    async paste(ownerId: string, campaignId: string, { text }: PastedRows): Promise<RecipientList> {
      const bytes = Buffer.from(text.toWellFormed())
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const list = await reserve(ownerId, campaignId, () => ({
        ...{ title: 'Pasted rows', contentType: CSV, size: bytes.length, sha256 },
      }))
      await documents
        .file(listFilePath(list))
        .save(bytes, { contentType: CSV, resumable: false, preconditionOpts: { ifGenerationMatch: 0 } })
        .catch((error: unknown) => {
          // The client repeated a request whose answer was lost.
          if (!isThereAlready(error)) throw error
        })
      return toList(list)
    },
  }
}

/** A map rather than an object, because a file may be called `list.constructor`. */
const BY_ENDING = new Map<string, string>([
  ['csv', CSV],
  ['tsv', CSV],
  ['tab', CSV],
  ['txt', CSV],
  ['xlsx', XLSX],
  ['xlsm', XLSX],
])

/** Many systems call a CSV an Excel file, so the name says more than the type. */
function checkUpload({ name, contentType, size }: UploadRequest): string {
  if (size === 0) throw refuse('invalid', 'size', 'The file is empty: it has 0 bytes')
  if (size > MAX_LIST_BYTES)
    throw refuse('too-large', 'size', `The file is too large: a list may have ${megabytes(MAX_LIST_BYTES)}`)
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  const declared = contentType.toLowerCase().split(';')[0]?.trim() ?? ''
  const type = BY_ENDING.get(ending) ?? (Object.hasOwn(LIST_TYPES, declared) ? declared : undefined)
  if (type) return type
  if (ending === 'xls')
    throw refuse(
      'unsupported',
      'contentType',
      'Old Excel files (.xls) cannot be read. Save the list as .xlsx',
    )
  if (ending === 'ods' || ending === 'numbers')
    throw refuse(
      'unsupported',
      'contentType',
      `Files of the kind .${ending} cannot be read. Save the list as .xlsx`,
    )
  throw refuse('unsupported', 'contentType', 'Lists can be Excel (.xlsx) or CSV')
}

const refuse = (code: 'invalid' | 'too-large' | 'unsupported', field: string, message: string) =>
  new AppError(code, message, { errors: [{ field, message }] })
