import Type, { type Static } from 'typebox'
import { Id, nullable, UploadGrant } from '../../platform/schemas.ts'

/** Bytes of all files that one mail carries. Gmail takes 25 MB, encoded as base64. */
export const MAX_ATTACHED_BYTES = 18 * 1024 * 1024
export const MAX_ATTACHMENTS = 10

/**
 * `file` was uploaded for the campaign; `resume` is a copy of a résumé as PDF, made when it was attached; `cv` is the CV
 * tailored to each recipient's job, which is chosen by recipient.
 */
export const CampaignAttachment = Type.Object({
  id: Id,
  kind: Type.Enum(['file', 'resume', 'cv']),
  /** The file's name in the mail; for `cv` the name of the format. */
  name: Type.String(),
  contentType: Type.String(),
  /** Bytes; null where it differs by recipient. */
  size: nullable(Type.Integer()),
  /** `uploading` until the bytes have arrived. */
  status: Type.Enum(['uploading', 'ready']),
})
export type CampaignAttachment = Static<typeof CampaignAttachment>

export const AttachmentUploadRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255 }),
    contentType: Type.String({ minLength: 1, maxLength: 100 }),
    size: Type.Integer({ minimum: 1, maximum: MAX_ATTACHED_BYTES }),
  },
  { additionalProperties: false },
)
export type AttachmentUploadRequest = Static<typeof AttachmentUploadRequest>

export const AttachmentUploadAnswer = Type.Object({ attachment: CampaignAttachment, grant: UploadGrant })
export type AttachmentUploadAnswer = Static<typeof AttachmentUploadAnswer>

export const AttachmentCreation = Type.Union([
  Type.Object({ kind: Type.Literal('resume'), resumeId: Id }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('cv'), format: Type.Enum(['pdf', 'docx']) },
    { additionalProperties: false },
  ),
])
export type AttachmentCreation = Static<typeof AttachmentCreation>

/** Recipients with a tailored CV, and those for whom the person has to choose one. */
export const CvMatches = Type.Object({ matched: Type.Integer(), open: Type.Integer() })
export type CvMatches = Static<typeof CvMatches>
