import { useState } from 'react'
import type { Sending } from '../../../../../services/campaigns/sending/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { momentWords } from '../campaign/moments.ts'
import { useNow } from '../campaign/use-now.ts'

const LimitsDialog = lazyPart(async () => (await import('./limits-dialog.tsx')).LimitsDialog)

/** How much of the limits is used, and when the next mail may go. */
export function LimitsCard({ sending }: { sending: Sending }) {
  const { limits, inHour, inDay, nextAt } = sending
  const [asks, setAsks] = useState(false)
  const now = useNow()
  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 flex-1 basis-60 gap-1">
          <h2 className="font-semibold text-base">Pace</h2>
          <p className="text-ink-soft text-sm leading-6">
            Over all campaigns, in any hour and any 24 hours: a mailbox that suddenly sends a lot is blocked.{' '}
            {gapWords(limits)}
          </p>
        </div>
        <Button onClick={() => setAsks(true)}>Change</Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Meter label="In the last hour" used={inHour} of={limits.perHour} />
        <Meter label="In the last 24 hours" used={inDay} of={limits.perDay} />
      </div>
      <p className="text-sm">
        {nextAt
          ? Date.parse(nextAt) <= now
            ? 'The next mail goes within a minute.'
            : `The next mail goes ${momentWords(nextAt, now)}.`
          : 'No mail is waiting.'}
      </p>
      {asks && <LimitsDialog sending={sending} onClose={() => setAsks(false)} />}
    </Card>
  )
}

function Meter({ label, used, of }: { label: string; used: number; of: number }) {
  const share = of > 0 ? used / of : 1
  return (
    <div className="grid gap-1.5">
      <p className="flex items-baseline justify-between gap-3 text-sm">
        <span className="text-ink-soft">{label}</span>
        <span>
          <b className="font-semibold">{used.toLocaleString('en')}</b> of {of.toLocaleString('en')}
        </span>
      </p>
      <Progress label={label} value={share} tone={share >= 1 ? 'warn' : 'accent'} className="h-2" />
    </div>
  )
}

function gapWords({ gapSeconds: { min, max } }: Sending['limits']): string {
  if (max === 0) return 'There is no pause between two mails.'
  const minutes = (seconds: number) => (seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`)
  return min === max
    ? `Between two mails is a pause of ${minutes(min)}.`
    : `Between two mails is a pause of ${minutes(min)} to ${minutes(max)}, drawn by chance.`
}
