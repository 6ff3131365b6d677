import type { CampaignCounts } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { Ink } from '../../../ui/charts/scene.ts'
import { leftOf } from '../data/campaign-words.ts'

export interface Outcome {
  id: 'sent' | 'bounced' | 'unknown' | 'failed' | 'skipped' | 'left'
  count: number
  /** After the number: "12 sent". */
  word: string
  title: string
  ink: Ink
}

/** What became of all recipients, each counted once: mails that came back are no longer counted as sent. */
export const outcomesOf = (counts: CampaignCounts): Outcome[] => [
  { id: 'sent', count: counts.sent - counts.bounced, word: 'sent', title: 'Sent', ink: 'chart-3' },
  { id: 'bounced', count: counts.bounced, word: 'bounced', title: 'Bounced', ink: 'chart-1' },
  { id: 'failed', count: counts.failed, word: 'failed', title: 'Failed', ink: 'chart-4' },
  { id: 'unknown', count: counts.unknown, word: 'unknown', title: 'Unknown', ink: 'chart-5' },
  { id: 'skipped', count: counts.skipped, word: 'skipped', title: 'Skipped', ink: 'line-strong' },
  { id: 'left', count: leftOf(counts), word: 'to go', title: 'To go', ink: 'chart-2' },
]
