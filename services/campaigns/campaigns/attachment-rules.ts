// What a campaign's files have to keep to.
import { AppError } from '../../platform/errors.ts'
import { megabytes } from '../../platform/meter.ts'
import { MAX_ATTACHED_BYTES, MAX_ATTACHMENTS } from './attachment-schemas.ts'
import { checkEditable } from './editing.ts'
import { ownCampaign } from './ownership.ts'
import type { CampaignFacts, CampaignRecord, StoredAttachment } from './record.ts'

/** Throws AppError `not-found`, and `conflict` while mails go out. */
export function editable(found: CampaignRecord | null, ownerId: string, id: string): CampaignRecord {
  const campaign = ownCampaign(found, ownerId, id)
  checkEditable(campaign)
  return campaign
}

/** Throws AppError `not-found`. */
export function ofCampaign({ attachments }: CampaignFacts, attachmentId: string): StoredAttachment {
  const attachment = attachments.find(({ id }) => id === attachmentId)
  if (!attachment) throw new AppError('not-found', `No attachment ${attachmentId}`)
  return attachment
}

/** Whether there is room for one more. Throws AppError `conflict`, `too-large`. */
export function checkRoom(
  { attachments }: CampaignRecord,
  { kind, size }: Pick<StoredAttachment, 'kind' | 'size'>,
): void {
  if (kind === 'cv' && attachments.some((each) => each.kind === 'cv'))
    throw new AppError('conflict', 'The tailored CVs are attached already')
  if (attachments.length >= MAX_ATTACHMENTS)
    throw new AppError('conflict', `A mail has at most ${MAX_ATTACHMENTS} files`)
  const bytes = attachments.reduce((sum, each) => sum + (each.size ?? 0), size ?? 0)
  if (bytes <= MAX_ATTACHED_BYTES) return
  const message = `All files of a mail together may have ${megabytes(MAX_ATTACHED_BYTES)}`
  throw new AppError('too-large', message, { errors: [{ field: 'size', message }] })
}
