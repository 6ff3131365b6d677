import type { CampaignCounts } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { leftOf } from '../data/campaign-words.ts'

/** What the parts of the bar are, in figures. Bounced ones are among the sent and the failed. */
export function CountsLegend({ counts }: { counts: CampaignCounts }) {
  const entries = [
    { word: 'sent', count: counts.sent, dot: 'bg-ok', isShown: true },
    { word: 'failed', count: counts.failed, dot: 'bg-danger', isShown: counts.failed > 0 },
    { word: 'unknown', count: counts.unknown, dot: 'bg-warn', isShown: counts.unknown > 0 },
    { word: 'skipped', count: counts.skipped, dot: 'bg-ink-faint', isShown: counts.skipped > 0 },
    { word: 'to go', count: leftOf(counts), dot: 'bg-wash-strong', isShown: true },
    { word: 'of all bounced', count: counts.bounced, dot: null, isShown: counts.bounced > 0 },
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-note">
      {entries
        .filter(({ isShown }) => isShown)
        .map(({ word, count, dot }) => (
          <li key={word} className="flex items-center gap-1.5">
            {dot && <span aria-hidden="true" className={cx('size-2.5 rounded-full', dot)} />}
            <span>
              <b className="font-semibold text-ink">{count.toLocaleString('en')}</b> {word}
            </span>
          </li>
        ))}
    </ul>
  )
}
