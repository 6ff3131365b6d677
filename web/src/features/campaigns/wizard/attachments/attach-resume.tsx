import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { FormProblem } from '../../../../ui/form-problem.tsx'
import { formatAge } from '../../../../ui/format.ts'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { attach } from '../../data/attachments-data.ts'
import { readyResumesQuery } from '../../data/papers-data.ts'

/** A copy of a résumé as PDF: what is sent does not change when the résumé does. */
export function AttachResume({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const { data: resumes, error, refetch } = useQuery(readyResumesQuery)
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)

  async function choose(resumeId: string) {
    setBusy(resumeId)
    setProblem(null)
    try {
      await attach(campaignId, { kind: 'resume', resumeId })
      onClose()
    } catch (failure) {
      setProblem(failure)
    } finally {
      setBusy(null)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Attach a résumé"
      description="A copy of it as it is now goes along as a PDF."
      footer={<Button onClick={onClose}>Cancel</Button>}
    >
      <div className="grid gap-3">
        <FormProblem error={problem} />
        {error && !resumes && (
          <ErrorState error={error} title="Your résumés could not be loaded" onRetry={refetch} />
        )}
        {!resumes && !error && <Skeleton className="h-24" />}
        {resumes?.length === 0 && (
          <p className="text-ink-soft text-sm">
            You have no résumé yet.{' '}
            <Link to="/careers/resumes" className="text-ink underline underline-offset-4">
              Upload one
            </Link>
          </p>
        )}
        <ul className="divide-y">
          {resumes?.map(({ id, title, updatedAt }) => (
            <li key={id} className="flex items-center gap-3 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-medium text-sm [overflow-wrap:anywhere]">{title}</p>
                <p className="text-ink-faint text-note">Changed {formatAge(updatedAt)}</p>
              </div>
              <Button
                size="sm"
                busy={busy === id}
                aria-label={`Attach ${title}`}
                onClick={() => void choose(id)}
              >
                Attach
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
