import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BriefcaseBusiness } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { Insights } from '../../../../../services/careers/insights/schemas.ts'
import { useSubjectList } from '../../../subjects/subject.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CareersPage } from '../careers-page.tsx'
import { resumes } from '../resumes/resumes-data.ts'
import { AtAGlance } from './at-a-glance.tsx'
import { Comparison } from './comparison.tsx'
import { ActivityChart, AnswerChart, FunnelChart } from './course-charts.tsx'
import { DemandChart } from './demand-chart.tsx'
import { FamiliesChart } from './families-chart.tsx'
import { insightsQuery, useInsights } from './insights-data.ts'
import { lookupOf } from './job-lookup.ts'
import { LearnNext } from './learn-next.tsx'
import { PayChart } from './pay-chart.tsx'
import { ReportButton } from './report-button.tsx'
import { SupportChart } from './support-chart.tsx'
import { PlacesChart, RemoteChart } from './where-charts.tsx'

/** Below this, one more job can turn the picture around. */
const FEW_JOBS = 8

export function InsightsPage() {
  return (
    <CareersPage
      title="Insights"
      subtitle="What the jobs that you keep ask for, and what would open the most of them."
      actions={<Report />}
    >
      <div className="grid max-w-6xl grid-cols-1 gap-5">
        <Content />
      </div>
    </CareersPage>
  )
}

function Report() {
  const { data } = useQuery(insightsQuery)
  return data && data.jobs > 0 ? <ReportButton insights={data} /> : null
}

function Content() {
  const { insights, error, retry, isComputing, isStale } = useInsights()
  useLiveSubject('resume', resumes)
  const hasApplications = insights?.funnel.some(({ count }) => count > 0)
  const isEmpty = insights?.jobs === 0 && !hasApplications
  // There is nothing that a change could take from under somebody's eyes.
  const appears = isEmpty && isStale
  useEffect(() => {
    if (appears) void retry()
  }, [appears, retry])
  const resumeTiles = useSubjectList(resumes, {}, { isWhole: true }).items ?? []
  if (!insights)
    return error ? (
      <ErrorState error={error} title="Your insights could not be loaded" onRetry={retry} />
    ) : (
      <Waiting words="Loading your insights" />
    )
  if (isComputing && insights.computedAt === null)
    return <Waiting words="Reading your jobs. The first time takes a little longer." isShown />
  if (isEmpty) return <NoJobs />
  const readyResumes = resumeTiles.filter(({ status }) => status === 'ready')
  return (
    <>
      <Comparison insights={insights} resumes={readyResumes} isComputing={isComputing} isStale={isStale} />
      <AtAGlance insights={insights} />
      {insights.jobs === 0 ? <NoJobs /> : <Market insights={insights} />}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <FunnelChart funnel={insights.funnel} />
        <AnswerChart daysToAnswer={insights.daysToAnswer} />
        <ActivityChart activity={insights.activity} />
      </div>
    </>
  )
}

function Market({ insights }: { insights: Insights }) {
  const lookup = useMemo(() => lookupOf(insights), [insights])
  const hasResume = insights.resumeId !== null
  return (
    <>
      {insights.jobs < FEW_JOBS && (
        <Callout title={`Drawn from ${formatCount(insights.jobs, 'job')}`}>
          That is little to go by: one more job can turn the picture around. Save more of those that interest
          you under{' '}
          <Link to="/careers/jobs" className="underline underline-offset-4">
            Jobs
          </Link>
          .
        </Callout>
      )}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <LearnNext insights={insights} jobs={lookup} />
        <DemandChart demand={insights.demand} hasResume={hasResume} />
        <SupportChart demand={insights.demand} hasResume={hasResume} />
        <PayChart insights={insights} jobs={lookup} />
        <FamiliesChart insights={insights} />
        <PlacesChart places={insights.places} />
        <RemoteChart kinds={insights.remote} />
      </div>
    </>
  )
}

function NoJobs() {
  return (
    <EmptyState
      icon={<BriefcaseBusiness />}
      title="No jobs to learn from yet"
      action={
        <Button asChild variant="primary">
          <Link to="/careers/jobs">Save a job</Link>
        </Button>
      }
    >
      Save the postings that interest you. From three or four on you see here what they have in common, and
      what is missing.
    </EmptyState>
  )
}

function Waiting({ words, isShown = false }: { words: string; isShown?: boolean }) {
  return (
    <div role="status" className="grid gap-5">
      <p className={isShown ? 'text-ink-soft text-sm' : 'sr-only'}>{words}</p>
      <Skeleton className="h-36 rounded-lg" />
      <Skeleton className="h-28 rounded-lg" />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Skeleton className="h-80 rounded-lg lg:col-span-2" />
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </div>
  )
}
