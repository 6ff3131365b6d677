// Lists of recipients on their way to the store. They are small, so an upload that fails is begun anew.
import { useSyncExternalStore } from 'react'
import {
  type ListUploadAnswer,
  type ListUploadRequest,
  MAX_LIST_BYTES,
} from '../../../../../services/campaigns/lists/schemas.ts'
import { ApiError, api } from '../../../api.ts'
import { formatBytes } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { fingerprint, sendFile } from '../../../upload/send-file.ts'
import { keepList } from './lists-data.ts'

export interface ListUpload {
  key: number
  campaignId: string
  name: string
  /** 0 to 1. */
  progress: number
}

let uploads: readonly ListUpload[] = []
let lastKey = 0
const listeners = new Set<() => void>()

function show(next: readonly ListUpload[]) {
  uploads = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useListUploads = () => useSyncExternalStore(subscribe, () => uploads)

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'
const BY_ENDING: Record<string, string> = { csv: CSV, tsv: CSV, txt: CSV, xlsx: XLSX }

export const ACCEPTED = Object.keys(BY_ENDING)
  .map((ending) => `.${ending}`)
  .join(',')

export function uploadLists(campaignId: string, files: readonly File[]): void {
  for (const file of files) void uploadOne(campaignId, file)
}

async function uploadOne(campaignId: string, file: File): Promise<void> {
  const contentType = BY_ENDING[file.name.split('.').at(-1)?.toLowerCase() ?? '']
  if (!contentType)
    return toast.error(`${file.name} cannot be read`, {
      description: 'A list can be CSV or Excel (.xlsx). Save it as one of these and try again.',
    })
  if (file.size > MAX_LIST_BYTES)
    return toast.error(`${file.name} is too large`, {
      description: `A list can have ${formatBytes(MAX_LIST_BYTES)}. Divide it and add one part after the other.`,
    })
  lastKey += 1
  const key = lastKey
  const progress = (share: number) =>
    show(uploads.map((upload) => (upload.key === key ? { ...upload, progress: share } : upload)))
  show([...uploads, { key, campaignId, name: file.name, progress: 0 }])
  try {
    await send(campaignId, file, contentType, progress)
  } catch (error) {
    if (error instanceof ApiError) toast.failed(`${file.name} was not uploaded`, error)
    else
      toast.error(`${file.name} was not uploaded`, {
        description: 'The connection to the store was lost. Try it again.',
      })
  } finally {
    show(uploads.filter((upload) => upload.key !== key))
  }
}

async function send(
  campaignId: string,
  file: File,
  contentType: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const bytes = await file.arrayBuffer()
  const request: ListUploadRequest = {
    name: file.name.slice(-255),
    contentType,
    size: file.size,
    sha256: await fingerprint(bytes),
  }
  const { list, grant } = await api.post<ListUploadAnswer>(`/campaigns/${campaignId}/lists/uploads`, request)
  keepList(list)
  if (!grant) return toast.message('This list is here already')
  await sendFile({ bytes, grant, onProgress })
}
