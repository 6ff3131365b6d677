import type { SecurityEvent } from '../../../../services/accounts/schemas.ts'
import { Badge } from '../../ui/badge.tsx'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { formatTime } from '../../ui/format.ts'
import { describeDevice } from './device.ts'
import { eventTone, eventWords } from './trail-words.ts'

const columns: DataColumn<SecurityEvent>[] = [
  {
    id: 'kind',
    heading: 'Event',
    isTitle: true,
    sortBy: ({ kind }) => eventWords(kind),
    cell: ({ kind, count, detail, actorId }) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={eventTone(kind)}>
          {eventWords(kind)}
          {count > 1 && ` × ${count}`}
        </Badge>
        {detail && <span className="text-ink-soft">{detail}</span>}
        {actorId && <span className="text-ink-faint">by an administrator</span>}
      </span>
    ),
  },
  {
    id: 'at',
    heading: 'When',
    className: 'md:whitespace-nowrap',
    sortBy: ({ at }) => at,
    cell: ({ at }) => <time dateTime={at}>{formatTime(at)}</time>,
  },
  {
    id: 'device',
    heading: 'Device',
    className: 'md:wrap-normal',
    cell: ({ userAgent }) => (userAgent ? describeDevice(userAgent).name : 'Unknown'),
  },
  {
    id: 'network',
    heading: 'Network',
    className: 'md:whitespace-nowrap',
    cell: ({ network }) => network || 'Unknown',
  },
]

/** The account concerned, for tables about all people. */
const account: DataColumn<SecurityEvent> = {
  id: 'account',
  heading: 'Account',
  className: 'md:min-w-26 lg:whitespace-nowrap',
  cell: ({ accountId }) => <code className="font-mono text-note">{accountId ?? 'No account'}</code>,
}

const everybody = [...columns, account]

export function TrailTable({ events, ofAll = false }: { events: readonly SecurityEvent[]; ofAll?: boolean }) {
  return (
    <DataTable
      label="Security events"
      columns={ofAll ? everybody : columns}
      rows={events}
      keyOf={({ id }) => id}
    />
  )
}
