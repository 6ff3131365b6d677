import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { STATUS_WORDS } from '../data/campaign-words.ts'
import { forecastQuery } from '../data/campaigns-data.ts'
import { CountsBar } from '../list/counts-bar.tsx'
import { isForetold, nextRecipientsQuery } from './campaign-data.ts'
import { CountsLegend } from './counts-legend.tsx'
import { headlineOf } from './headline.ts'
import { useNow } from './use-now.ts'

/** What happens next, and how far it is. */
export function CampaignStatusCard({ campaign }: { campaign: Campaign }) {
  const { id, status, counts } = campaign
  const now = useNow()
  const { data: forecast } = useQuery({ ...forecastQuery(id), enabled: isForetold(campaign) })
  const { data: left } = useQuery({ ...nextRecipientsQuery(id), enabled: isForetold(campaign) })
  const next = left?.items.find(({ state }) => state === 'planned')?.email
  const headline = headlineOf(campaign, { forecast, next, now })
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Badge tone={STATUS_WORDS[status].tone}>{STATUS_WORDS[status].label}</Badge>
        <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
          <h2 className="font-semibold text-base [overflow-wrap:anywhere]">{headline.title}</h2>
          {headline.detail && <p className="text-ink-soft text-sm leading-6">{headline.detail}</p>}
        </div>
      </div>
      {counts.total > 0 && (
        <div className="grid gap-2.5">
          <CountsBar counts={counts} className="h-2!" />
          <CountsLegend counts={counts} />
        </div>
      )}
    </Card>
  )
}
