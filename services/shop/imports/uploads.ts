import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { DEFAULT_QUOTA_BYTES, megabytes } from '../../platform/meter.ts'
import type { UploadRequest } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import { importFilePath } from '../paths.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import { sameFacet } from './complete.ts'
import { newImport } from './new-import.ts'
import type { ImportRecord } from './record.ts'
import { type ImportUploadAnswer, MAX_CATALOGUE_BYTES } from './schemas.ts'
import type { ImportStore } from './store.ts'
import { toImport } from './views.ts'

export interface UploadsDeps {
  shops: Pick<ShopStore, 'get'>
  store: Pick<ImportStore, 'reserve' | 'list' | 'change'>
  grants: Pick<Grants, 'upload'>
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes?: number
}

const CSV = 'text/csv'
const ENDINGS = ['csv', 'tsv', 'tab', 'txt']
/** How many of the same content are looked at. */
const LOOKED_AT = 20

/** Uploads are granted before a byte is sent, and sent by the browser straight to storage. */
export function createUploads(deps: UploadsDeps) {
  const { shops, store, grants, now, newId, quotaBytes = DEFAULT_QUOTA_BYTES } = deps

  const grantFor = (record: ImportRecord) =>
    grants.upload({ path: importFilePath(record), contentType: CSV, size: record.size })

  return {
    /** Throws AppError `not-found` without a shop, `invalid`, `too-large`, `unsupported` or `quota`. */
    async upload(ownerId: string, request: UploadRequest): Promise<ImportUploadAnswer> {
      ownShop(await shops.get(ownerId), ownerId)
      checkUpload(request)
      const { name: title, size, sha256 } = request
      const same = await store.list({ ownerId, facet: sameFacet(sha256), limit: LOOKED_AT })
      // What was taken may be wanted again, because the catalogue has changed since.
      const open = same.find(({ status }) => status !== 'taken' && status !== 'failed')
      if (open && open.status !== 'uploading') return { import: toImport(open), grant: null }
      const at = isoTime(now())
      const again =
        open &&
        (await store.change(open.id, (found) =>
          found?.state === 'live' && found.status === 'uploading' ? { ...found, title, grantedAt: at } : null,
        ))
      const record =
        again ??
        (await store.reserve(newImport({ id: newId(), ownerId, title, size, sha256, at }), quotaBytes))
      return { import: toImport(record), grant: await grantFor(record) }
    },
  }
}

function checkUpload({ name, size }: UploadRequest): void {
  if (size === 0) throw refuse('invalid', 'size', 'The file is empty: it has 0 bytes')
  if (size > MAX_CATALOGUE_BYTES)
    throw refuse(
      'too-large',
      'size',
      `The file is too large: a catalogue may have ${megabytes(MAX_CATALOGUE_BYTES)}`,
    )
  // Many systems call a CSV an Excel file, so the name says more than the type.
  if (!ENDINGS.includes(name.toLowerCase().split('.').at(-1) ?? ''))
    throw refuse('unsupported', 'name', 'A catalogue is a CSV file. Save it as .csv')
}

const refuse = (code: 'invalid' | 'too-large' | 'unsupported', field: string, message: string) =>
  new AppError(code, message, { errors: [{ field, message }] })
