import { CalendarDays } from 'lucide-react'
import {
  type Application,
  STAGE_WORDS,
  STAGES,
  type Stage,
} from '../../../../../services/careers/applications/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Board } from '../../../ui/board.tsx'
import { moveApplication } from './applications-data.ts'
import { byPosition } from './board-order.ts'
import { formatDay } from './days.ts'

interface ApplicationBoardProps {
  items: readonly Application[]
  onOpen: (id: string) => void
}

export function ApplicationBoard({ items, onOpen }: ApplicationBoardProps) {
  const columns = STAGES.map((stage) => ({
    id: stage,
    heading: STAGE_WORDS[stage],
    cards: items.filter((each) => each.stage === stage).sort(byPosition),
  }))
  return (
    <Board
      label="Applications by stage"
      columns={columns}
      keyOf={({ id }) => id}
      nameOf={({ title }) => title}
      onMove={(application, { column, before }) =>
        void moveApplication({
          application,
          stage: column as Stage,
          before,
          others: columns.find(({ id }) => id === column)?.cards ?? [],
        })
      }
      render={(application) => <Card application={application} onOpen={onOpen} />}
    />
  )
}

function Card({ application, onOpen }: { application: Application; onOpen: (id: string) => void }) {
  const { id, title, company, nextStep, appliedOn, isExample } = application
  return (
    <>
      <button
        type="button"
        className="justify-self-start text-left font-medium text-sm leading-5 [overflow-wrap:anywhere] hover:underline"
        onClick={() => onOpen(id)}
      >
        {title}
      </button>
      {company && <p className="text-ink-soft text-xs [overflow-wrap:anywhere]">{company}</p>}
      {appliedOn && <p className="text-ink-faint text-xs">Applied {formatDay(appliedOn)}</p>}
      {nextStep && (
        <p className="flex gap-1.5 text-ink-soft text-xs [overflow-wrap:anywhere]">
          <CalendarDays aria-hidden="true" className="size-3.5 shrink-0" />
          {nextStep.on ? `${formatDay(nextStep.on)}: ${nextStep.text}` : nextStep.text}
        </p>
      )}
      {isExample && (
        <p>
          <Badge>Example</Badge>
        </p>
      )}
    </>
  )
}
