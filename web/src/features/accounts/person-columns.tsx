import type { Person } from '../../../../services/accounts/schemas.ts'
import { Badge } from '../../ui/badge.tsx'
import type { DataColumn } from '../../ui/data-table.tsx'
import { formatBytes, formatDate } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { PersonMenu } from './person-menu.tsx'

export const personColumns: DataColumn<Person>[] = [
  {
    id: 'name',
    heading: 'Name',
    isTitle: true,
    sortBy: ({ name }) => name,
    cell: ({ name, email }) => (
      <span className="grid">
        <span className="font-medium">{name}</span>
        <span className="text-ink-faint text-note">{email}</span>
      </span>
    ),
  },
  {
    id: 'role',
    heading: 'Role',
    sortBy: ({ role }) => role,
    cell: ({ role, isBlocked }) => (
      <span className="flex flex-wrap gap-1">
        <Badge tone={role === 'admin' ? 'accent' : 'neutral'}>{role === 'admin' ? 'Admin' : 'Member'}</Badge>
        {isBlocked && <Badge tone="danger">Blocked</Badge>}
      </span>
    ),
  },
  {
    id: 'storage',
    heading: 'Storage',
    className: 'md:w-40 lg:w-64',
    sortBy: ({ quota }) => quota.used,
    cell: ({ name, quota }) => (
      <span className="grid gap-1.5">
        <span className="text-ink-soft text-note">
          {formatBytes(quota.used)} of {formatBytes(quota.limit)}
        </span>
        <Progress label={`Storage of ${name}`} value={quota.limit > 0 ? quota.used / quota.limit : 1} />
      </span>
    ),
  },
  {
    id: 'since',
    heading: 'Since',
    className: 'md:whitespace-nowrap',
    sortBy: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <time dateTime={createdAt}>{formatDate(createdAt)}</time>,
  },
  {
    id: 'actions',
    heading: '',
    className: 'md:w-12',
    cell: (person) => <PersonMenu person={person} />,
  },
]
