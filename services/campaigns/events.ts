import Type, { type Static } from 'typebox'
import { Id } from '../platform/schemas.ts'
import type { Topic } from '../platform/topic.ts'
import { UploadedObject } from '../platform/uploaded-object.ts'
import { UPLOADS } from './paths.ts'

/**
 * A list of recipients has arrived, or has to be read again with another mapping, taken or undone. Files that go with
 * mails are announced, too, because nobody may want them any more when they arrive.
 */
export const recipientsUploaded = {
  name: 'recipients-uploaded',
  payload: UploadedObject,
  announces: 'documents',
  announcedPrefix: UPLOADS,
} as const satisfies Topic

/** Every minute, and when a campaign starts: claims the mails that are due. */
export const campaignTick = {
  name: 'campaign-tick',
  payload: Type.Object({}),
  schedule: { cron: '* * * * *', usefulSeconds: 60 },
} as const satisfies Topic

export const MAX_MAILS_AT_ONCE = 25

/**
 * Claimed mails have to be sent: one, or several where there is no pause between them. Those whose claims are over are
 * let go.
 */
export const MailDue = Type.Object({
  ownerId: Id,
  mails: Type.Array(Type.Object({ recipientId: Id, claimId: Id }), {
    minItems: 1,
    maxItems: MAX_MAILS_AT_ONCE,
  }),
})
export type MailDue = Static<typeof MailDue>
export const mailDue = { name: 'mail-due', payload: MailDue } as const satisfies Topic

/** Everything that is stored for this record must be removed, because it was deleted for good. */
export const CampaignsDiscarded = Type.Object({
  ownerId: Id,
  subject: Type.Enum(['campaigns', 'lists']),
  id: Id,
})
export type CampaignsDiscarded = Static<typeof CampaignsDiscarded>
export const campaignsDiscarded = {
  name: 'campaigns-discarded',
  payload: CampaignsDiscarded,
} as const satisfies Topic
