// What became of a mail, or why it has not gone yet and when it will, in words.
import type { CampaignCounts, CampaignStatus } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type {
  AttemptOutcome,
  RecipientFilter,
  RecipientRow,
  SkipReason,
} from '../../../../../services/campaigns/recipients/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { leftOf } from '../data/campaign-words.ts'
import { momentWords } from './moments.ts'

export interface StateWords {
  label: string
  tone: Tone
  /** When it went, why not, or when it will. */
  detail: string
}

export interface StateContext {
  status: CampaignStatus
  /** When the mail is expected to go, RFC 3339; undefined when that is too far away to be foretold. */
  expectedAt: string | undefined
  now: number
}

const SKIPPED: Record<SkipReason, string> = {
  suppressed: 'You never write to this address',
  unsubscribed: 'Unsubscribed',
  duplicate: 'The address is in the campaign already',
  cancelled: 'The campaign was cancelled',
}

const WAITS: Record<CampaignStatus, string> = {
  draft: 'Waits for the start',
  running: 'Its turn comes later',
  paused: 'Waits until the campaign goes on',
  finished: 'Its turn comes later',
  cancelled: 'The campaign was cancelled',
}

type Row = Pick<RecipientRow, 'state' | 'reason' | 'skipReason' | 'lastAt' | 'retryAt' | 'bouncedAt'>

export function stateWords(row: Row, { status, expectedAt, now }: StateContext): StateWords {
  const went = row.lastAt ? `Went ${momentWords(row.lastAt, now)}` : ''
  switch (row.state) {
    case 'planned':
      return status === 'cancelled'
        ? { label: 'Cancelled', tone: 'neutral', detail: WAITS.cancelled }
        : { label: 'Waiting', tone: 'neutral', detail: waits(status, expectedAt, now) }
    case 'claimed':
      return { label: 'Next', tone: 'info', detail: 'Its turn has come' }
    case 'transmitting':
      return { label: 'Being sent', tone: 'info', detail: 'It is on its way to the mail server' }
    case 'sent':
      return row.bouncedAt
        ? {
            label: 'Bounced',
            tone: 'danger',
            detail: row.reason ?? `Came back ${momentWords(row.bouncedAt, now)}`,
          }
        : { label: 'Sent', tone: 'ok', detail: went }
    case 'retry':
      return {
        label: 'Tries again',
        tone: 'warn',
        detail: [row.retryAt && `Again ${momentWords(row.retryAt, now)}`, row.reason]
          .filter(Boolean)
          .join('. '),
      }
    case 'failed':
      return { label: 'Failed', tone: 'danger', detail: row.reason ?? 'It was refused' }
    case 'unknown':
      return { label: 'Unknown', tone: 'warn', detail: row.reason ?? 'Nobody can know whether it arrived' }
    case 'skipped':
      return {
        label: 'Skipped',
        tone: 'neutral',
        detail: row.skipReason ? SKIPPED[row.skipReason] : (row.reason ?? ''),
      }
  }
}

function waits(status: CampaignStatus, expectedAt: string | undefined, now: number): string {
  if (!expectedAt) return WAITS[status]
  // What is due already goes with the next look at the campaign.
  return Date.parse(expectedAt) <= now ? 'Goes within a minute' : `Goes ${momentWords(expectedAt, now)}`
}

export const OUTCOMES: Record<AttemptOutcome, { label: string; tone: Tone }> = {
  claimed: { label: 'Its turn came', tone: 'info' },
  transmitting: { label: 'Being sent', tone: 'info' },
  sent: { label: 'Accepted', tone: 'ok' },
  retry: { label: 'Not accepted for now', tone: 'warn' },
  failed: { label: 'Refused', tone: 'danger' },
  unknown: { label: 'Unknown', tone: 'warn' },
  released: { label: 'Never sent', tone: 'neutral' },
}

export const FILTERS: readonly {
  value: RecipientFilter
  label: string
  count: (counts: CampaignCounts) => number
}[] = [
  { value: 'all', label: 'All', count: ({ total }) => total },
  { value: 'left', label: 'To go', count: leftOf },
  { value: 'sent', label: 'Sent', count: ({ sent }) => sent },
  { value: 'failed', label: 'Failed', count: ({ failed }) => failed },
  { value: 'unknown', label: 'Unknown', count: ({ unknown }) => unknown },
  { value: 'skipped', label: 'Skipped', count: ({ skipped }) => skipped },
  { value: 'bounced', label: 'Bounced', count: ({ bounced }) => bounced },
]
