import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
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
  const { data: campaign, error, refetch } = useQuery(campaignQuery(campaignId))
  return (
    <Page>
      <Link
        to="/campaigns"
        className="mt-4 -ml-1 inline-flex items-center gap-1 rounded-sm text-ink-soft text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Campaigns
      </Link>
      {error && !campaign && (
        <ErrorState error={error} title="This campaign could not be loaded" onRetry={refetch} />
      )}
      {!campaign && !error && (
        <div role="status" className="mt-8 grid gap-4">
          <span className="sr-only">Loading the campaign</span>
          <Skeleton className="h-10 max-w-md" />
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-64 rounded-lg" />
        </div>
      )}
      {campaign && (
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
    </Page>
  )
}
