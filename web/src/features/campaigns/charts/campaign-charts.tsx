import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { sentOverTimeQuery } from '../campaign/campaign-data.ts'
import { OutcomesChart } from './outcomes-chart.tsx'
import { SentChart } from './sent-chart.tsx'

export function CampaignCharts({ campaign }: { campaign: Campaign }) {
  const { data, error, refetch } = useQuery(sentOverTimeQuery(campaign.id))
  return (
    <div className="grid grid-cols-1 gap-5 xl:grid-cols-2">
      {data ? (
        <SentChart hours={data.hours} timeZone={campaign.schedule.timeZone} />
      ) : error ? (
        <ErrorState error={error} title="This chart could not be loaded" onRetry={refetch} />
      ) : (
        <Skeleton className="h-80 rounded-lg" />
      )}
      <OutcomesChart counts={campaign.counts} />
    </div>
  )
}
