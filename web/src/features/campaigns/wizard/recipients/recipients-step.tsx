import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { useListUploads } from '../../data/list-uploads.ts'
import { listsQuery, useLiveLists } from '../../data/lists-data.ts'
import type { StepProps } from '../step-props.ts'
import { AddRecipients } from './add-recipients.tsx'
import { ListCard } from './list-card.tsx'
import { RecipientsTable } from './recipients-table.tsx'

/** Who gets a mail: lists that are checked row by row before they are taken, and people added by hand. */
export function RecipientsStep({ campaign }: StepProps) {
  const { id, counts } = campaign
  useLiveLists(id)
  const { data: lists, error, refetch } = useQuery(listsQuery(id))
  const uploads = useListUploads().filter(({ campaignId }) => campaignId === id)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <AddRecipients campaign={campaign} isFirst={lists?.items.length === 0 && counts.total === 0} />
      {uploads.length > 0 && (
        <ul aria-label="Uploads" className="grid gap-2">
          {uploads.map(({ key, name, progress }) => (
            <li key={key} className="grid gap-2 rounded-lg border bg-paper-raised px-4 py-3 text-sm">
              <span className="[overflow-wrap:anywhere]">{name}</span>
              <Progress label={`Uploading ${name}`} value={progress} />
            </li>
          ))}
        </ul>
      )}
      {error && !lists && (
        <ErrorState error={error} title="The lists could not be loaded" onRetry={refetch} />
      )}
      {lists && lists.items.length > 0 && (
        <section aria-label="Lists" className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {lists.items.map((list) => (
            <ListCard key={list.id} list={list} />
          ))}
        </section>
      )}
      {counts.total > 0 && <RecipientsTable campaign={campaign} />}
    </div>
  )
}
