import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import { Card } from '../../../../ui/card.tsx'
import { formatCount, formatTime } from '../../../../ui/format.ts'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { leftOf } from '../../data/campaign-words.ts'
import { forecastQuery } from '../../data/campaigns-data.ts'
import { useSending } from '../../data/sending-data.ts'
import { daysFor, firstInWords, spanInWords } from './schedule-words.ts'

/** How long it takes at the pace that the person's limits leave. */
export function Outlook({ campaign, schedule }: { campaign: Campaign; schedule: Schedule }) {
  const { data: sending, error } = useSending()
  const { data: forecast } = useQuery(forecastQuery(campaign.id))
  const left = leftOf(campaign.counts)
  const isSaved = JSON.stringify(schedule) === JSON.stringify(campaign.schedule)
  const finishAt = isSaved ? forecast?.finishAt : null
  return (
    <Card className="grid content-start gap-3 self-start text-sm leading-6">
      <h3 className="font-semibold text-base">What to expect</h3>
      <p className="text-ink-soft">{firstInWords(schedule, isSaved ? forecast : undefined, Date.now())}</p>
      {sending ? (
        <>
          <p>
            {left === 0 ? (
              'How long it takes depends on how many recipients there are.'
            ) : finishAt ? (
              <>
                The last of {formatCount(left, 'mail')} goes about{' '}
                <b className="font-semibold">{formatTime(finishAt)}</b>.
              </>
            ) : (
              <>
                {formatCount(left, 'mail')} take{left === 1 ? 's' : ''}{' '}
                <b className="font-semibold">{spanInWords(daysFor(left, schedule, sending.limits))}</b>.
              </>
            )}
          </p>
          <p className="text-ink-soft">
            At most {formatCount(sending.limits.perHour, 'mail')} an hour and{' '}
            {sending.limits.perDay.toLocaleString('en')} a day, over all your campaigns, with a pause of{' '}
            {sending.limits.gapSeconds.min === sending.limits.gapSeconds.max
              ? `${sending.limits.gapSeconds.min} seconds`
              : `${sending.limits.gapSeconds.min} to ${sending.limits.gapSeconds.max} seconds`}{' '}
            between two.{' '}
            <Link to="/campaigns/mailbox" className="rounded-sm text-ink underline underline-offset-4">
              Mailbox and limits
            </Link>
          </p>
        </>
      ) : error ? (
        <p className="text-ink-soft">How long it takes could not be read now.</p>
      ) : (
        <Skeleton className="h-24" />
      )}
    </Card>
  )
}
