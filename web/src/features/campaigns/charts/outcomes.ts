import type { CampaignCounts } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { Ink } from '../../../ui/charts/scene.ts'
import { leftOf } from '../data/campaign-words.ts'

export interface Outcome {
  id: 'sent' | 'unknown' | 'failed' | 'skipped' | 'left'
  count: number
  title: string
  ink: Ink
}

/** What became of all recipients, each counted once. */
export const outcomesOf = (counts: CampaignCounts): Outcome[] => [
  { id: 'sent', count: counts.sent, title: 'Sent', ink: 'chart-3' },
  { id: 'failed', count: counts.failed, title: 'Failed', ink: 'chart-4' },
  { id: 'unknown', count: counts.unknown, title: 'Unknown', ink: 'chart-5' },
  { id: 'skipped', count: counts.skipped, title: 'Skipped', ink: 'line-strong' },
  { id: 'left', count: leftOf(counts), title: 'To go', ink: 'chart-2' },
]
