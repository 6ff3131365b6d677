import { Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Application } from '../../../../../services/careers/applications/schemas.ts'
import { useSubjectList } from '../../../subjects/subject.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { applications, deleteApplications, restoreApplications } from './applications-data.ts'

const trash = { trashed: true } as const

export function TrashedApplications({ onBack }: { onBack: () => void }) {
  const { items, error, hasMore, more, retry } = useSubjectList(applications, trash)
  const [asked, setAsked] = useState<Application | null>(null)
  return (
    <div className="grid max-w-3xl gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-soft text-sm">What is here is deleted for good after 30 days.</p>
        <Button size="sm" icon={<Undo2 />} onClick={onBack}>
          Back to the board
        </Button>
      </div>
      {error !== undefined && !items && (
        <ErrorState error={error} title="The trash could not be loaded" onRetry={retry} />
      )}
      {items?.length === 0 && (
        <EmptyState icon={<Trash2 />} title="The trash is empty">
          Applications that you remove wait here for a month.
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <ul className="divide-y rounded-lg border bg-paper-raised">
          {items.map((application) => (
            <li key={application.id} className="flex flex-wrap items-center gap-2 px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium text-sm [overflow-wrap:anywhere]">{application.title}</p>
                <p className="text-ink-soft text-xs">{application.company}</p>
              </div>
              <Button size="sm" onClick={() => void restoreApplications([application])}>
                Restore
              </Button>
              <Button size="sm" variant="ghost" onClick={() => setAsked(application)}>
                Delete for good
              </Button>
            </li>
          ))}
        </ul>
      )}
      {hasMore && <Button onClick={more}>Show more</Button>}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Delete for good?"
        description={`"${asked?.title}" and its history are deleted. This cannot be undone.`}
        confirmLabel="Delete for good"
        onConfirm={() => asked && deleteApplications([asked.id])}
      />
    </div>
  )
}
