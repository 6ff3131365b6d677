import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { CampaignSearch } from './campaign-search.ts'
import { RecipientsLog } from './recipients-log.tsx'

const waiting = <Skeleton className="h-72 rounded-lg" />
const Timeline = lazyPart(async () => (await import('./timeline.tsx')).Timeline, waiting)
const CampaignCharts = lazyPart(
  async () => (await import('../charts/campaign-charts.tsx')).CampaignCharts,
  waiting,
)

/** The log, the timeline, the charts. */
export function CampaignTabs({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate()
  const { tab }: CampaignSearch = useSearch({ strict: false })
  const show = (next: string) =>
    void navigate({
      to: '/campaigns/$campaignId',
      params: { campaignId: campaign.id },
      search: next === 'log' ? {} : { tab: next },
      replace: true,
      resetScroll: false,
    })
  return (
    <Tabs
      label="About this campaign"
      value={tab === 'timeline' || tab === 'charts' ? tab : 'log'}
      onValueChange={show}
      tabs={[
        { value: 'log', label: 'Recipients', content: <RecipientsLog campaign={campaign} /> },
        { value: 'timeline', label: 'Timeline', content: <Timeline campaign={campaign} /> },
        { value: 'charts', label: 'Charts', content: <CampaignCharts campaign={campaign} /> },
      ]}
    />
  )
}
