import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CvReviewer } from './cv-reviewer.tsx'
import { cvQuery, cvs } from './cvs-data.ts'

export function CvPage() {
  const { cvId = '' } = useParams({ strict: false })
  useLiveSubject('cv', cvs)
  const { data: cv, error, refetch } = useQuery(cvQuery(cvId))
  return (
    <Page>
      <Link
        to="/careers/cvs"
        className="mt-4 -ml-1 inline-flex items-center gap-1 rounded-sm text-ink-soft text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        CVs
      </Link>
      {error && !cv && <ErrorState error={error} title="This CV could not be loaded" onRetry={refetch} />}
      {!cv && !error && (
        <div role="status" className="mt-8 grid gap-3">
          <span className="sr-only">Loading the CV</span>
          <Skeleton className="h-10 max-w-md" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      )}
      {cv && <CvReviewer key={cv.id} cv={cv} />}
    </Page>
  )
}
