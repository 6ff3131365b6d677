import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CvTile } from '../../../../../services/careers/cvs/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useSubjectList } from '../data/subject.ts'
import { cvs, deleteCvs, restoreCvs } from './cvs-data.ts'

const trash = { trashed: true } as const

export function TrashedCvs() {
  const { items, error, hasMore, more, retry } = useSubjectList(cvs, trash)
  const [asked, setAsked] = useState<CvTile | null>(null)
  if (error !== undefined && !items)
    return <ErrorState error={error} title="The trash could not be loaded" onRetry={retry} />
  if (items?.length === 0)
    return (
      <EmptyState icon={<Trash2 />} title="The trash is empty">
        CVs that you remove wait here for a month.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Trash" className="divide-y rounded-lg border bg-paper-raised">
        {items?.map((cv) => (
          <li key={cv.id} className="flex flex-wrap items-center gap-2 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium text-sm [overflow-wrap:anywhere]">{nameOf(cv)}</p>
              <p className="text-ink-soft text-xs">From {cv.resumeTitle}</p>
            </div>
            <Button size="sm" onClick={() => void restoreCvs([cv])}>
              Restore
            </Button>
            <Button size="sm" variant="ghost" onClick={() => setAsked(cv)}>
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
        description={`"${asked && nameOf(asked)}" and its papers are deleted. This cannot be undone.`}
        confirmLabel="Delete for good"
        onConfirm={() => asked && deleteCvs([asked.id])}
      />
    </>
  )
}

const nameOf = ({ jobTitle, company }: CvTile) => [jobTitle, company].filter(Boolean).join(', ')
