import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useLiveSubject } from '../data/use-live-subject.ts'
import { ResumeEditor } from './resume-editor.tsx'
import { resumeQuery, resumes } from './resumes-data.ts'

export function ResumePage() {
  const { resumeId = '' } = useParams({ strict: false })
  useLiveSubject('resume', resumes)
  const { data: resume, error, refetch } = useQuery(resumeQuery(resumeId))
  return (
    <Page>
      <Link
        to="/careers/resumes"
        className="mt-4 -ml-1 inline-flex items-center gap-1 rounded-sm text-ink-soft text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Résumés
      </Link>
      {error && !resume && (
        <ErrorState error={error} title="This résumé could not be loaded" onRetry={refetch} />
      )}
      {!resume && !error && (
        <div role="status" className="mt-8 grid gap-3">
          <span className="sr-only">Loading the résumé</span>
          <Skeleton className="h-10 max-w-md" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      )}
      {resume && <ResumeEditor key={resume.id} resume={resume} />}
    </Page>
  )
}
