import type { RecipientFilter } from '../../../../../services/campaigns/recipients/schemas.ts'
import { FILTERS } from './recipient-words.ts'

/** What the address of a campaign says about its page. */
export interface CampaignSearch {
  tab?: string
  filter?: string
  /** The id of the recipient that is open. */
  recipient?: string
}

export const filterOf = ({ filter }: CampaignSearch): RecipientFilter =>
  FILTERS.find(({ value }) => value === filter)?.value ?? 'all'
