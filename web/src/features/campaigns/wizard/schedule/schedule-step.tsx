import { useState } from 'react'
import { ANY_TIME, type Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import { Card } from '../../../../ui/card.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { StepProps } from '../step-props.ts'
import { Outlook } from './outlook.tsx'
import { SendWindow } from './send-window.tsx'
import { ZoneSelect } from './zone-select.tsx'

const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Tomorrow at nine, as the field of the browser writes it. */
function tomorrow(): string {
  const day = new Date(Date.now() + 24 * 3600 * 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T09:00`
}

/** A schedule that nobody has touched is in the zone of the browser and not in that of Greenwich. */
const isUntouched = (schedule: Schedule) => JSON.stringify(schedule) === JSON.stringify(ANY_TIME)

/** When mails may go: from when, and within which hours and weekdays. */
export function ScheduleStep({ campaign, draft, fields }: StepProps) {
  const schedule = isUntouched(fields.schedule)
    ? { ...fields.schedule, timeZone: localZone() }
    : fields.schedule
  const { startsAt, timeZone } = schedule
  const [wasAt, setWasAt] = useState(startsAt ?? tomorrow)
  const put = (change: Partial<Schedule>) => draft.change('schedule', { ...schedule, ...change })

  return (
    <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <div className="grid gap-3">
          <p className="font-medium text-sm">Begins</p>
          <div className="flex flex-wrap items-end gap-3">
            <Segmented
              label="Begins"
              options={[
                { value: 'now', label: 'When I start it' },
                { value: 'at', label: 'At a time' },
              ]}
              value={startsAt === null ? 'now' : 'at'}
              onValueChange={(how) => put({ startsAt: how === 'now' ? null : wasAt })}
            />
            {startsAt !== null && (
              <TextField
                label="Date and time"
                hideLabel
                type="datetime-local"
                value={startsAt}
                onChange={({ target: { value } }) => {
                  // A date that is being typed is empty until it is whole.
                  if (value === '') return
                  const local = value.slice(0, 16)
                  setWasAt(local)
                  put({ startsAt: local })
                }}
              />
            )}
          </div>
        </div>
        <SendWindow schedule={schedule} onChange={put} />
        <ZoneSelect value={timeZone} onChange={(zone) => put({ timeZone: zone })} />
      </Card>
      <Outlook campaign={campaign} schedule={schedule} />
    </div>
  )
}
