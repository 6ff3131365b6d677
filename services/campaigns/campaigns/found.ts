import type { Found } from '../../platform/schemas.ts'
import type { CampaignFacts } from './record.ts'

/** What a search over all rooms shows. */
export const foundCampaign = ({ id, title, template }: CampaignFacts): Found => ({
  kind: 'campaign',
  id,
  title,
  detail: template.subject,
})
