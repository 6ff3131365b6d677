import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { type SubjectItem, type SubjectLists, useSubjectList } from './subject.ts'

interface TrashedListProps<Item extends SubjectItem> {
  lists: SubjectLists<Item>
  /** What waits here: "Jobs". */
  subjects: string
  nameOf: (item: Item) => string
  detailOf: (item: Item) => string | null
  /** The end of the warning, which begins with the name in quotation marks. */
  consequence: string
  onRestore: (items: readonly Item[]) => Promise<void>
  onDelete: (ids: string[]) => Promise<void>
}

const trash = { trashed: true } as const

/** The trash of one subject: everything can be restored, or deleted for good. */
export function TrashedList<Item extends SubjectItem>(props: TrashedListProps<Item>) {
  const { subjects, nameOf, detailOf, consequence, onRestore, onDelete } = props
  const { items, error, hasMore, more, retry } = useSubjectList(props.lists, trash)
  const [asked, setAsked] = useState<Item | null>(null)
  if (error !== undefined && !items)
    return <ErrorState error={error} title="The trash could not be loaded" onRetry={retry} />
  if (items?.length === 0)
    return (
      <EmptyState icon={<Trash2 />} title="The trash is empty">
        {subjects} that you remove wait here for a month.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Trash" className="divide-y rounded-lg border bg-paper-raised">
        {items?.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-2 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium text-sm [overflow-wrap:anywhere]">{nameOf(item)}</p>
              <p className="text-ink-soft text-xs">{detailOf(item)}</p>
            </div>
            <Button size="sm" onClick={() => void onRestore([item])}>
              Restore
            </Button>
            <Button size="sm" variant="ghost" onClick={() => setAsked(item)}>
              Delete for good
            </Button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button className="mt-4" onClick={more}>
          Show more
        </Button>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Delete for good?"
        description={`"${asked && nameOf(asked)}"${consequence}. This cannot be undone.`}
        confirmLabel="Delete for good"
        onConfirm={() => asked && onDelete([asked.id])}
      />
    </>
  )
}
