import { useState } from 'react'
import { MAX_ATTACHED_BYTES } from '../../../../../../services/campaigns/campaigns/attachment-schemas.ts'
import { ApiError } from '../../../../api.ts'
import { formatBytes } from '../../../../ui/format.ts'
import { toast } from '../../../../ui/toast.tsx'
import { attachFile } from '../../data/attachments-data.ts'

export interface Attaching {
  key: string
  name: string
  /** 0 to 1. */
  progress: number
}

/** Files on their way into a campaign, and how to send more. */
export function useAttaching(campaignId: string) {
  const [uploads, setUploads] = useState<readonly Attaching[]>([])

  async function send(file: File) {
    const key = crypto.randomUUID()
    setUploads((others) => [...others, { key, name: file.name, progress: 0 }])
    const onProgress = (progress: number) =>
      setUploads((all) => all.map((each) => (each.key === key ? { ...each, progress } : each)))
    try {
      await attachFile(campaignId, file, onProgress)
    } catch (error) {
      if (error instanceof ApiError) toast.failed(`${file.name} was not attached`, error)
      else
        toast.error(`${file.name} was not attached`, {
          description: 'The connection to the store was lost. Try it again.',
        })
    } finally {
      setUploads((all) => all.filter((each) => each.key !== key))
    }
  }

  /** `attached` are the bytes that the mail carries already. */
  async function attachFiles(files: readonly File[], attached: number) {
    let bytes = attached
    for (const file of files) {
      bytes += file.size
      if (file.size === 0) toast.error(`${file.name} is empty`)
      else if (bytes > MAX_ATTACHED_BYTES)
        toast.error(`${file.name} is too large`, {
          description: `All files of a mail can have ${formatBytes(MAX_ATTACHED_BYTES)} together. Put a link into the mail instead.`,
        })
      // One after the other, because each is a change of the same campaign.
      else await send(file)
    }
  }

  return {
    uploads,
    attachFiles: (files: readonly File[], attached: number) => void attachFiles(files, attached),
  }
}
