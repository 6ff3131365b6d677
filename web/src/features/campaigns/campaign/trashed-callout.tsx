import { Trash2 } from 'lucide-react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { restoreCampaigns } from '../data/campaigns-data.ts'

/** A campaign in the trash can be looked at; nothing of it is sent. */
export function TrashedCallout({ campaign }: { campaign: Campaign }) {
  return (
    <Callout
      icon={<Trash2 />}
      title="This campaign is in the trash"
      actions={
        <Button size="sm" onClick={() => void restoreCampaigns([campaign])}>
          Restore
        </Button>
      }
    >
      Nothing of it is sent, and it is deleted after a month.
    </Callout>
  )
}
