import { useNavigate, useSearch } from '@tanstack/react-router'
import { BriefcaseBusiness, Trash2, Undo2 } from 'lucide-react'
import { useSubjectList } from '../../../subjects/subject.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CareersPage } from '../careers-page.tsx'
import { Bookmarklet } from './bookmarklet.tsx'
import { JobRow } from './job-row.tsx'
import { jobs } from './jobs-data.ts'
import { SubmitJob } from './submit-job.tsx'
import { TrashedJobs } from './trashed-jobs.tsx'

export interface JobsSearch {
  trashed?: true
}

export function JobsPage() {
  const { trashed }: JobsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  useLiveSubject('job', jobs)
  const show = (search: JobsSearch) => void navigate({ to: '/careers/jobs', search })
  return (
    <CareersPage
      title="Jobs"
      subtitle="Postings that you keep, with what they say and how sure that is."
      actions={
        trashed ? (
          <Button icon={<Undo2 />} onClick={() => show({})}>
            Back to the jobs
          </Button>
        ) : (
          <Button icon={<Trash2 />} variant="ghost" onClick={() => show({ trashed: true })}>
            Trash
          </Button>
        )
      }
    >
      <div className="max-w-4xl">
        {trashed ? (
          <TrashedJobs />
        ) : (
          <>
            <SubmitJob />
            <JobList />
            <div className="mt-8">
              <Bookmarklet />
            </div>
          </>
        )}
      </div>
    </CareersPage>
  )
}

function JobList() {
  const { items, error, isPending, hasMore, more, retry } = useSubjectList(jobs, {})
  if (error !== undefined && !items)
    return <ErrorState error={error} title="Your jobs could not be loaded" onRetry={retry} />
  if (!items)
    return (
      <div role="status" className="grid gap-2">
        <span className="sr-only">Loading your jobs</span>
        <Skeleton className="h-24 rounded-lg" />
        <Skeleton className="h-24 rounded-lg" />
      </div>
    )
  if (items.length === 0)
    return (
      <EmptyState icon={<BriefcaseBusiness />} title="No jobs yet">
        Paste the address of a posting above. Its title, pay and requirements are read for you, and the page
        is kept.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Jobs" className="divide-y rounded-lg border bg-paper-raised">
        {items.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      {hasMore && (
        <div className="mt-5 flex justify-center">
          <Button busy={isPending} onClick={more}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}
