import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { Resume } from '../../../../../services/careers/resumes/schemas.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
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
      {resume?.status === 'ready' && <ResumeEditor key={resume.id} resume={resume} />}
      {resume && resume.status !== 'ready' && <UnreadResume resume={resume} />}
    </Page>
  )
}

/** An editor without fields would look as if the document were empty. */
function UnreadResume({ resume: { title, status, reason } }: { resume: Resume }) {
  return (
    <>
      <PageHeader title={title} className="pt-3! md:pt-4!" />
      {status === 'rejected' ? (
        <Callout
          tone="warn"
          title="The document could not be read"
          actions={
            <Button asChild size="sm">
              <Link to="/careers/resumes">Upload another</Link>
            </Button>
          }
        >
          {reason ?? 'Nothing was found in it that looks like a résumé.'}
        </Callout>
      ) : (
        <Callout tone="info">The document is being read. What is found appears here by itself.</Callout>
      )}
    </>
  )
}
