// Which objects go with a recipient's mail.
import { AppError } from '../../platform/errors.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import type { CampaignRecord, KeptCv, StoredAttachment } from './record.ts'

/** An object in storage, and how it is called in the mail. */
export interface MailFile {
  bucket: 'documents' | 'papers'
  path: string
  filename: string
  contentType: string
}

type Attaching = Pick<CampaignRecord, 'attachments' | 'cvs'>
type Receiving = Pick<RecipientRecord, 'cvId'>

/** Why a recipient's mail cannot have all its files, in plain words; null when it can. */
export function missingFile(campaign: Attaching, recipient: Receiving): string | null {
  for (const attachment of campaign.attachments) {
    if (attachment.status !== 'ready') return `“${attachment.name}” has not arrived yet`
    if (attachment.kind === 'cv' && !keptCv(campaign, recipient))
      return 'There is no tailored CV for this recipient'
  }
  return null
}

/** In the order of the campaign. Throws AppError `invalid` when one is missing: the mail must not go without it. */
export function attachmentsOf(campaign: Attaching, recipient: Receiving): MailFile[] {
  const missing = missingFile(campaign, recipient)
  if (missing !== null) throw new AppError('invalid', missing, { reason: 'attachment-missing' })
  return campaign.attachments.flatMap((attachment) => fileOf(attachment, keptCv(campaign, recipient)) ?? [])
}

/** Bytes of all files of the recipient's mail, as far as they are there. */
export const attachedBytes = (campaign: Attaching, recipient: Receiving): number =>
  campaign.attachments.reduce(
    (sum, { kind, size }) => sum + (kind === 'cv' ? (keptCv(campaign, recipient)?.size ?? 0) : (size ?? 0)),
    0,
  )

const keptCv = ({ cvs }: Attaching, { cvId }: Receiving): KeptCv | null =>
  cvs.find((kept) => kept.cvId === cvId) ?? null

function fileOf(
  { kind, bucket, path, name, contentType }: StoredAttachment,
  cv: KeptCv | null,
): MailFile | null {
  if (kind === 'cv')
    return cv && { bucket: 'papers', path: cv.path, filename: cv.name, contentType: cv.contentType }
  return bucket && path ? { bucket, path, filename: name, contentType } : null
}
