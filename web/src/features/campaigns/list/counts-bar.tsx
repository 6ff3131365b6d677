import type { CampaignCounts } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { formatCount } from '../../../ui/format.ts'
import { leftOf } from '../data/campaign-words.ts'

const parts = [
  { key: 'sent', className: 'bg-ok' },
  { key: 'unknown', className: 'bg-warn' },
  { key: 'failed', className: 'bg-danger' },
  { key: 'skipped', className: 'bg-ink-faint' },
] as const

/** What the counts come to, in words: "12 of 40 sent, 1 failed". */
export function countsInWords(counts: CampaignCounts): string {
  const { total, sent, failed, unknown, skipped, bounced } = counts
  if (total === 0) return 'No recipients yet'
  const rest = [
    [failed, 'failed'],
    [unknown, 'not known to have arrived'],
    [skipped, 'skipped'],
    [bounced, 'bounced'],
  ] as const
  const others = rest
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${what}`)
  return [`${sent.toLocaleString('en')} of ${formatCount(total, 'mail')} sent`, ...others].join(', ')
}

/** How far a campaign is: what was sent, what went wrong, and what is left. */
export function CountsBar({ counts, className }: { counts: CampaignCounts; className?: string }) {
  const { total } = counts
  return (
    <div
      role="img"
      aria-label={`${countsInWords(counts)}, ${formatCount(leftOf(counts), 'mail')} left`}
      className={cx('flex h-1.5 w-full gap-px overflow-hidden rounded-full bg-wash-strong', className)}
    >
      {parts.map(
        ({ key, className: colour }) =>
          counts[key] > 0 && (
            <span
              key={key}
              className={cx('h-full min-w-1 transition-[width] duration-200', colour)}
              style={{ width: `${(counts[key] / total) * 100}%` }}
            />
          ),
      )}
    </div>
  )
}
