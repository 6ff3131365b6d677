// A campaign as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { CampaignAttachment } from './attachment-schemas.ts'
import { Campaign } from './schemas.ts'

const { id: _id, updatedAt: _updatedAt, attachments: _attachments, ...fields } = Campaign.properties

export const StoredAttachment = Type.Object({
  ...CampaignAttachment.properties,
  /** The object; null for tailored CVs, which differ by recipient. */
  bucket: nullable(Type.Enum(['documents', 'papers'])),
  path: nullable(Type.String()),
})
export type StoredAttachment = Static<typeof StoredAttachment>

const facts = {
  ownerId: Type.String(),
  /** `deleting`: the person no longer sees it, and what belongs to it is being removed. */
  state: Type.Enum(['live', 'deleting'], { default: 'live' }),
  ...fields,
  attachments: Type.Array(StoredAttachment),
  /** Bytes of attachments that were taken off and are still stored. */
  leftovers: Type.Array(StoredAttachment),
  /** The position of the next recipient; positions are never given twice. */
  nextPosition: Type.Integer(),
}
const CampaignFacts = Type.Object(facts)
export type CampaignFacts = Static<typeof CampaignFacts> & { id: string }

const StoredCampaign = Type.Object({
  ...facts,
  ...recordFields,
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
})
export type CampaignRecord = Static<typeof StoredCampaign> & { id: string }
export const campaignDocuments = documents(StoredCampaign)
