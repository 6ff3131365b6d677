import { Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import {
  type Application,
  STAGE_WORDS,
  STAGES,
} from '../../../../../services/careers/applications/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { trashApplications } from './applications-data.ts'
import { formatDay } from './days.ts'
import { STAGE_TONES } from './stages.ts'

interface ApplicationTableProps {
  items: readonly Application[]
  onOpen: (id: string) => void
}

export function ApplicationTable({ items, onOpen }: ApplicationTableProps) {
  const columns = useMemo(() => columnsOf(onOpen), [onOpen])
  return <DataTable label="Applications" columns={columns} rows={items} keyOf={({ id }) => id} />
}

const columnsOf = (onOpen: (id: string) => void): DataColumn<Application>[] => [
  {
    id: 'title',
    heading: 'Title',
    isTitle: true,
    sortBy: ({ title }) => title,
    cell: ({ id, title, isExample }) => (
      <span className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          className="text-left font-medium [overflow-wrap:anywhere] hover:underline"
          onClick={() => onOpen(id)}
        >
          {title}
        </button>
        {isExample && <Badge>Example</Badge>}
      </span>
    ),
  },
  {
    id: 'company',
    heading: 'Company',
    sortBy: ({ company }) => company,
    cell: ({ company }) => <span className="[overflow-wrap:anywhere]">{company || '–'}</span>,
  },
  {
    id: 'stage',
    heading: 'Stage',
    sortBy: ({ stage }) => STAGES.indexOf(stage),
    cell: ({ stage }) => <Badge tone={STAGE_TONES[stage]}>{STAGE_WORDS[stage]}</Badge>,
  },
  {
    id: 'applied',
    heading: 'Applied',
    sortBy: ({ appliedOn }) => appliedOn ?? '',
    className: 'whitespace-nowrap',
    cell: ({ appliedOn }) => (appliedOn ? formatDay(appliedOn) : '–'),
  },
  {
    id: 'next',
    heading: 'Next step',
    sortBy: ({ nextStep }) => nextStep?.on ?? '9999',
    cell: ({ nextStep }) =>
      nextStep ? `${nextStep.on ? `${formatDay(nextStep.on)}: ` : ''}${nextStep.text}` : '–',
  },
  {
    id: 'salary',
    heading: 'Salary',
    cell: ({ salary }) => salary?.text || '–',
  },
  {
    id: 'actions',
    heading: '',
    cell: (application) => (
      <IconButton
        size="sm"
        label={`Move ${application.title} to the trash`}
        tooltipSide="left"
        onClick={() => void trashApplications([application])}
      >
        <Trash2 />
      </IconButton>
    ),
  },
]
