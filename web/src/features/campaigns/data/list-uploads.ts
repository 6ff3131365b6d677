// Lists of recipients on their way to the store.
import { type ListUploadAnswer, MAX_LIST_BYTES } from '../../../../../services/campaigns/lists/schemas.ts'
import type { UploadRequest } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { formatBytes } from '../../../ui/format.ts'
import { createSmallUploads } from '../../../upload/small-uploads.ts'
import { keepList } from './lists-data.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'

const uploads = createSmallUploads<{ campaignId: string }>({
  types: { csv: CSV, tsv: CSV, txt: CSV, xlsx: XLSX },
  maxBytes: MAX_LIST_BYTES,
  words: {
    kinds: 'A list can be CSV or Excel (.xlsx). Save it as one of these and try again.',
    limit: `A list can have ${formatBytes(MAX_LIST_BYTES)}. Divide it and add one part after the other.`,
    known: 'This list is here already',
  },
  async announce(file, { campaignId }) {
    const request: UploadRequest = file
    const { list, grant } = await api.post<ListUploadAnswer>(
      `/campaigns/${campaignId}/lists/uploads`,
      request,
    )
    keepList(list)
    return grant
  },
})

export const ACCEPTED = uploads.accepted
export const useListUploads = uploads.useUploads
export const uploadLists = (campaignId: string, files: readonly File[]) =>
  uploads.upload(files, { campaignId })
