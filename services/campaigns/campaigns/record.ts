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
  addedAt: Type.String(),
})
export type StoredAttachment = Static<typeof StoredAttachment>

/** A copy of a tailored CV, so that what is sent is what was checked, whatever becomes of the CV. */
export const KeptCv = Type.Object({
  cvId: Type.String(),
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
  /** In `papers`. No two copies have the same, so that one that is being removed is never one that is wanted. */
  path: Type.String(),
  /** The object that was copied; a CV that was changed has another. */
  source: Type.String(),
})
export type KeptCv = Static<typeof KeptCv>

const facts = {
  ownerId: Type.String(),
  /** `deleting`: the person no longer sees it, and what belongs to it is being removed. */
  state: Type.Enum(['live', 'deleting'], { default: 'live' }),
  ...fields,
  attachments: Type.Array(StoredAttachment),
  /** Bytes of attachments that were taken off and are still stored. */
  leftovers: Type.Array(StoredAttachment),
  /** Of the recipients that have one, each once. */
  cvs: Type.Array(KeptCv, { default: [] }),
  /** The position of the next recipient; positions are never given twice. */
  nextPosition: Type.Integer(),
  /** Lists whose rows are being taken in or out. No mail goes out before they are done. */
  importing: Type.Array(Type.String(), { default: [] }),
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
