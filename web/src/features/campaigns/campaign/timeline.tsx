import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { leftOf } from '../data/campaign-words.ts'
import { forecastQuery } from '../data/campaigns-data.ts'
import { isForetold, nextRecipientsQuery, sentOverTimeQuery } from './campaign-data.ts'
import { inTurn } from './expected-times.ts'
import { momentWords } from './moments.ts'
import { TimelineDayItem } from './timeline-day.tsx'
import { clockOf, timelineDays } from './timeline-days.ts'
import { useNow } from './use-now.ts'

/** Days before today that are shown without being asked for. */
const RECENT = 3

/** When each mail went and will go, with the hours in which mails may. */
export function Timeline({ campaign }: { campaign: Campaign }) {
  const { id, status, schedule, counts } = campaign
  const isTold = isForetold(campaign)
  const now = useNow()
  const past = useQuery(sentOverTimeQuery(id))
  const { data: forecast } = useQuery({ ...forecastQuery(id), enabled: isTold })
  const { data: left } = useQuery({ ...nextRecipientsQuery(id), enabled: isTold })
  const [isWhole, setWhole] = useState(false)

  const hours = past.data?.hours
  const times = isTold ? forecast?.times : undefined
  const days = useMemo(
    () =>
      hours &&
      timelineDays({ past: hours, times: times ?? [], recipients: inTurn(left?.items ?? []), schedule, now }),
    [hours, times, left, schedule, now],
  )
  if (past.error && !hours)
    return <ErrorState error={past.error} title="The timeline could not be loaded" onRetry={past.refetch} />
  if (!days)
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">Loading the timeline</span>
        <Skeleton className="h-28 rounded-lg" />
        <Skeleton className="h-28 rounded-lg" />
      </div>
    )

  const { day: today } = clockOf(schedule.timeZone)(now)
  const isSomething = days.some(
    ({ hours: each, planned }) => planned.length > 0 || each.some((hour) => hour.sent + hour.failed > 0),
  )
  if (!isSomething)
    return (
      <EmptyState icon={<CalendarClock />} title="Nothing on the timeline yet">
        {status === 'draft'
          ? 'When the campaign has started, this shows when each mail goes.'
          : 'No mail went out, and none has a time.'}
      </EmptyState>
    )
  const earlier = days.filter(({ day }) => day < today)
  const hidden = isWhole ? 0 : Math.max(0, earlier.length - RECENT)
  const first = days.find(({ planned }) => planned.length > 0)?.day
  const untold = isTold ? leftOf(counts) - (times?.length ?? 0) : 0
  return (
    <section aria-label="Timeline" className="grid grid-cols-1 gap-4">
      <p className="text-ink-soft text-sm leading-6">
        Times are those of {schedule.timeZone.replaceAll('_', ' ')}. Mails go only in the shaded hours. What
        is to come is a forecast: pauses between mails are drawn by chance.
      </p>
      {hidden > 0 && (
        <div>
          <Button size="sm" onClick={() => setWhole(true)}>
            Show {formatCount(hidden, 'earlier day')}
          </Button>
        </div>
      )}
      <ol aria-label="Days" className="grid grid-cols-1 gap-3">
        {days.slice(hidden).map((day) => (
          <TimelineDayItem
            key={day.day}
            day={day}
            campaignId={id}
            timeZone={schedule.timeZone}
            today={today}
            now={now}
            isOpen={day.day === first}
          />
        ))}
      </ol>
      {untold > 0 && forecast?.finishAt && (
        <p className="text-ink-soft text-sm">
          {formatCount(untold, 'more mail')} {untold === 1 ? 'follows' : 'follow'}, the last one is expected{' '}
          {momentWords(forecast.finishAt, now, schedule.timeZone)}.
        </p>
      )}
    </section>
  )
}
