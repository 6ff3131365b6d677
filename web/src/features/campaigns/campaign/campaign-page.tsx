import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PageHeader } from '../../../ui/page.tsx'
import { RecordPage } from '../../../ui/record-page.tsx'
import { campaignQuery } from '../data/campaigns-data.ts'
import { CampaignControls } from './campaign-controls.tsx'
import { CampaignMenu } from './campaign-menu.tsx'
import { CampaignStatusCard } from './campaign-status-card.tsx'
import { CampaignTabs } from './campaign-tabs.tsx'
import { PauseCallout } from './pause-callout.tsx'
import { TrashedCallout } from './trashed-callout.tsx'
import { UnknownCallout } from './unknown-callout.tsx'
import { useLiveCampaign } from './use-live-campaign.ts'

/** A campaign as it goes out: how far it is, what happens next, and what became of every mail. */
export function CampaignPage() {
  const { campaignId = '' } = useParams({ strict: false })
  useLiveCampaign(campaignId)
  return (
    <RecordPage
      back={{ to: '/campaigns', label: 'Campaigns' }}
      noun="campaign"
      query={useQuery(campaignQuery(campaignId))}
      loading={['h-40', 'h-64']}
    >
      {(campaign) => (
        <>
          <PageHeader
            title={campaign.title}
            className="pt-3! md:pt-4!"
            actions={
              campaign.trashedAt === null && (
                <>
                  <CampaignMenu campaign={campaign} />
                  <CampaignControls campaign={campaign} />
                </>
              )
            }
          />
          <div className="grid grid-cols-1 gap-4">
            {campaign.trashedAt !== null && <TrashedCallout campaign={campaign} />}
            <PauseCallout campaign={campaign} />
            <UnknownCallout campaign={campaign} />
            <CampaignStatusCard campaign={campaign} />
            {campaign.counts.total > 0 && <CampaignTabs campaign={campaign} />}
          </div>
        </>
      )}
    </RecordPage>
  )
}
