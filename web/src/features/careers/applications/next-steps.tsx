import { CalendarDays } from 'lucide-react'
import type { Application } from '../../../../../services/careers/applications/schemas.ts'
import { saveFile } from '../../../save-file.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatLongDay, today } from './days.ts'

interface NextStepsProps {
  items: readonly Application[]
  onOpen: (id: string) => void
}

/** What is to be done, day by day. */
export function NextSteps({ items, onOpen }: NextStepsProps) {
  const days = Map.groupBy(
    items.filter(({ nextStep }) => nextStep?.on),
    ({ nextStep }) => nextStep?.on ?? '',
  )
  if (days.size === 0)
    return (
      <EmptyState icon={<CalendarDays />} title="Nothing is planned">
        Give an application a next step with a day, and it is listed here.
      </EmptyState>
    )
  const now = today()
  return (
    <div className="grid max-w-3xl gap-6">
      {[...days]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([day, those]) => (
          <section key={day} aria-label={formatLongDay(day)}>
            <h2 className="mb-2 flex items-center gap-2 font-semibold text-sm">
              {formatLongDay(day)}
              {day === now && <Badge tone="accent">Today</Badge>}
              {day < now && <Badge tone="warn">Past</Badge>}
            </h2>
            <ul className="divide-y rounded-lg border bg-paper-raised">
              {those.map(({ id, title, company, nextStep, isExample }) => (
                <li key={id} className="grid gap-0.5 px-4 py-3">
                  <button
                    type="button"
                    className="justify-self-start text-left font-medium text-sm [overflow-wrap:anywhere] hover:underline"
                    onClick={() => onOpen(id)}
                  >
                    {nextStep?.text}
                  </button>
                  <p className="text-ink-soft text-xs">
                    {[title, company].filter(Boolean).join(', ')}
                    {isExample && ' · example'}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      <div>
        <Button icon={<CalendarDays />} onClick={() => void saveFile('/applications/files/calendar.ics')}>
          Calendar file
        </Button>
      </div>
    </div>
  )
}
