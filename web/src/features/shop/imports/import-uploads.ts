// Catalogues on their way to the store.
import type { UploadRequest } from '../../../../../services/platform/schemas.ts'
import { type ImportUploadAnswer, MAX_CATALOGUE_BYTES } from '../../../../../services/shop/imports/schemas.ts'
import { api } from '../../../api.ts'
import { formatBytes } from '../../../ui/format.ts'
import { createSmallUploads } from '../../../upload/small-uploads.ts'
import { catalogueImports } from '../data/imports-data.ts'

const CSV = 'text/csv'

const uploads = createSmallUploads({
  types: { csv: CSV, tsv: CSV, txt: CSV },
  maxBytes: MAX_CATALOGUE_BYTES,
  words: {
    kinds: 'A catalogue is a CSV file. Save it as one and try again.',
    limit: `A catalogue can have ${formatBytes(MAX_CATALOGUE_BYTES)}. Divide it and bring one part after the other.`,
    known: 'This file is here already',
  },
  async announce(file) {
    const request: UploadRequest = file
    const answer = await api.post<ImportUploadAnswer>('/shop/imports/uploads', request)
    catalogueImports.keep(answer.import)
    return answer.grant
  },
})

export const ACCEPTED = uploads.accepted
export const useCatalogueUploads = uploads.useUploads
export const uploadCatalogues = (files: readonly File[]) => uploads.upload(files, {})
