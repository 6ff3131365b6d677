// What the room's pages call things.
import type {
  Campaign,
  CampaignCounts,
  CampaignStatus,
} from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'

export const STATUS_WORDS: Record<CampaignStatus, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  running: { label: 'Running', tone: 'ok' },
  paused: { label: 'Paused', tone: 'warn' },
  finished: { label: 'Finished', tone: 'info' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
}

/** Mails that have still to go, or are on their way. */
export const leftOf = ({ total, sent, failed, unknown, skipped }: CampaignCounts) =>
  Math.max(0, total - sent - failed - unknown - skipped)

/** A draft is edited; anything else is followed. */
export const isEditable = ({ status }: Pick<Campaign, 'status'>) => status === 'draft' || status === 'paused'
