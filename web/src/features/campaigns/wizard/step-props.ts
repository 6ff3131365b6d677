import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { Draft, DraftFields } from './draft.ts'

/** What every step of the wizard is given. */
export interface StepProps {
  campaign: Campaign
  draft: Draft
  /** The campaign's fields as they are typed, saved or not. */
  fields: DraftFields
}
