// What goes along with a campaign's mails.
import type {
  AttachmentCreation,
  AttachmentUploadAnswer,
  AttachmentUploadRequest,
  CvMatches,
} from '../../../../../services/campaigns/campaigns/attachment-schemas.ts'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { api } from '../../../api.ts'
import { sendFile } from '../../../upload/send-file.ts'
import { keepCampaign } from './campaigns-data.ts'
import { refetchRecipients } from './recipients-data.ts'

/** `onProgress` is told 0 to 1. Throws ApiError, StoreRefusal or NetworkFailure. */
export async function attachFile(
  campaignId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  const request: AttachmentUploadRequest = {
    name: file.name.slice(-255),
    contentType: file.type || 'application/octet-stream',
    size: file.size,
  }
  const path = `/campaigns/${campaignId}/attachments` as const
  const { attachment, grant } = await api.post<AttachmentUploadAnswer>(`${path}/uploads`, request)
  await sendFile({ bytes: await file.arrayBuffer(), grant, onProgress })
  keepCampaign(await api.post<Campaign>(`${path}/${attachment.id}/finish`))
}

/** A résumé, or the CVs that were tailored. */
export const attach = async (campaignId: string, creation: AttachmentCreation) =>
  keepCampaign(await api.post<Campaign>(`/campaigns/${campaignId}/attachments`, creation))

export const detach = async (campaignId: string, attachmentId: string) =>
  keepCampaign(await api.delete<Campaign>(`/campaigns/${campaignId}/attachments/${attachmentId}`))

export async function matchCvs(campaignId: string): Promise<CvMatches> {
  const matches = await api.post<CvMatches>(`/campaigns/${campaignId}/match-cvs`)
  void refetchRecipients(campaignId)
  return matches
}
