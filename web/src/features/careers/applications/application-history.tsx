import { useInfiniteQuery } from '@tanstack/react-query'
import {
  type Application,
  type HistoryEntry,
  STAGE_WORDS,
  type Stage,
} from '../../../../../services/careers/applications/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { historyQuery } from './applications-data.ts'
import { formatDay } from './days.ts'

const FIELDS: Record<string, string> = {
  title: 'Title',
  company: 'Company',
  url: 'Address',
  stage: 'Stage',
  appliedOn: 'Applied on',
  notes: 'Notes',
  contact: 'Contact',
  nextStep: 'Next step',
  salary: 'Salary',
  jobId: 'Job',
  cvId: 'CV',
}

export function ApplicationHistory({ application }: { application: Application }) {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    historyQuery(application.id),
  )
  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="grid gap-3">
      {isPending && <Skeleton className="h-24" />}
      {error && !data && (
        <ErrorState error={error} title="The history could not be loaded" onRetry={refetch} />
      )}
      <ol className="grid gap-3">
        {entries.map((entry) => (
          <li key={entry.id} className="grid gap-0.5 border-l-2 pl-3 text-sm">
            <p className="[overflow-wrap:anywhere]">{sentenceOf(entry)}</p>
            <time dateTime={entry.at} className="text-ink-faint text-xs">
              {formatTime(entry.at)}
            </time>
          </li>
        ))}
        {data && !hasNextPage && (
          <li className="grid gap-0.5 border-l-2 pl-3 text-sm">
            <p>Added</p>
            <time dateTime={application.addedAt} className="text-ink-faint text-xs">
              {formatTime(application.addedAt)}
            </time>
          </li>
        )}
      </ol>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>Show more</Button>}
    </div>
  )
}

function sentenceOf({ field, before, after }: HistoryEntry): string {
  if (field === 'trashedAt') return after ? 'Moved to the trash' : 'Taken out of the trash'
  const name = FIELDS[field] ?? field
  // What was long is not worth reading twice, and ids mean nothing to people.
  if (field === 'notes') return after ? 'Notes changed' : 'Notes removed'
  if (field === 'jobId' || field === 'cvId') return after ? `${name} attached` : `${name} removed`
  const words = (text: string | null) => (text === null ? 'nothing' : inWords(field, text))
  return `${name}: ${words(before)} → ${words(after)}`
}

function inWords(field: string, text: string): string {
  if (field === 'stage') return STAGE_WORDS[text as Stage] ?? text
  return field === 'appliedOn' ? formatDay(text) : text
}
