import type { Bucket } from '@google-cloud/storage'
import type { Outgoing } from '../../services/campaigns/recipients/record.ts'
import { isMissing } from '../../services/platform/storage-errors.ts'

type MailFile = Outgoing['attachments'][number]

export interface FilesDeps {
  buckets: Record<MailFile['bucket'], Bucket>
}

/** Reads files that go with a mail; null for one that is not there. */
export const createFiles =
  ({ buckets }: FilesDeps) =>
  async ({ bucket, path }: MailFile): Promise<Buffer | null> => {
    try {
      return (await buckets[bucket].file(path).download())[0]
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
