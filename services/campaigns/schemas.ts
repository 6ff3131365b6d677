// What open windows are told about this room. The web imports this file.
import Type from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Campaign } from './campaigns/schemas.ts'
import { RecipientList } from './lists/schemas.ts'
import { Sending } from './sending/schemas.ts'

const Removed = Type.Object({ id: Type.String() })

export const CampaignChanges = {
  /** Its counts change with every mail, so windows that show its recipients fetch them again. */
  campaign: Campaign,
  'campaign-removed': Removed,
  'recipient-list': RecipientList,
  'recipient-list-removed': Removed,
  /** The person's mailbox, limits, and when the next mail may go. */
  sending: Sending,
}
export type CampaignChanges = ChangesOf<typeof CampaignChanges>
