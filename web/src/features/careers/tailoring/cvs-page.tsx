import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { FileCheck2, Sparkles, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { CvTile } from '../../../../../services/careers/cvs/schemas.ts'
import { useSubjectList } from '../../../subjects/subject.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { formatAge } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CareersPage } from '../careers-page.tsx'
import { nameOf } from '../jobs/job-row.tsx'
import { jobs } from '../jobs/jobs-data.ts'
import { resumes } from '../resumes/resumes-data.ts'
import { STATUS } from './cv-words.ts'
import { cvs, requestCv, trashCvs } from './cvs-data.ts'
import { ModelChoice } from './model-choice.tsx'
import { TrashedCvs } from './trashed-cvs.tsx'

export interface CvChoice {
  job?: string
  resume?: string
  trashed?: true
}

export function CvsPage() {
  const { trashed }: CvChoice = useSearch({ strict: false })
  const navigate = useNavigate()
  useLiveSubject('cv', cvs)
  const show = (search: CvChoice) => void navigate({ to: '/careers/cvs', search })
  return (
    <CareersPage
      title="CVs"
      subtitle="Your résumé, arranged for one job. Nothing is in it that the résumé does not carry."
      actions={
        trashed ? (
          <Button icon={<Undo2 />} onClick={() => show({})}>
            Back to the CVs
          </Button>
        ) : (
          <Button icon={<Trash2 />} variant="ghost" onClick={() => show({ trashed: true })}>
            Trash
          </Button>
        )
      }
    >
      <div className="grid max-w-4xl gap-6">
        {trashed ? (
          <TrashedCvs />
        ) : (
          <>
            <RequestCv />
            <CvList />
          </>
        )}
      </div>
    </CareersPage>
  )
}

/** The choice is in the address, so a job's page can begin it. */
function RequestCv() {
  const choice: CvChoice = useSearch({ strict: false })
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [model, setModel] = useState<string | null>(null)
  const jobItems = useSubjectList(jobs, {}, { isWhole: true }).items
  const resumeItems = useSubjectList(resumes, {}, { isWhole: true }).items
  const readyJobs = jobItems?.filter(({ status }) => status === 'ready') ?? []
  const readyResumes = resumeItems?.filter(({ status }) => status === 'ready') ?? []
  const job = choice.job ?? ''
  const resume = choice.resume ?? (readyResumes.length === 1 ? (readyResumes[0]?.id ?? '') : '')
  const choose = (next: CvChoice) =>
    void navigate({ to: '/careers/cvs', search: { ...choice, ...next }, replace: true })

  async function request() {
    setBusy(true)
    setError(null)
    try {
      const { id } = await requestCv({ jobId: job, resumeId: resume, ...(model !== null && { model }) })
      await navigate({ to: '/careers/cvs/$cvId', params: { cvId: id } })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  return (
    <Card className="grid gap-4">
      <h2 className="font-semibold text-base">Tailor a CV</h2>
      <FormProblem error={error} />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <Select
          label="Job"
          placeholder="Choose a job"
          options={readyJobs.map((each) => ({
            value: each.id,
            label: [nameOf(each), each.company].filter(Boolean).join(', '),
          }))}
          value={job}
          onValueChange={(value) => choose({ job: value })}
          {...(jobItems && readyJobs.length === 0 && { hint: 'Save a job first.' })}
        />
        <Select
          label="Résumé"
          placeholder="Choose a résumé"
          options={readyResumes.map((each) => ({ value: each.id, label: each.title }))}
          value={resume}
          onValueChange={(value) => choose({ resume: value })}
          {...(resumeItems && readyResumes.length === 0 && { hint: 'Upload a résumé first.' })}
        />
        <ModelChoice value={model} onChange={setModel} />
      </div>
      <div>
        <Button
          variant="primary"
          icon={<Sparkles />}
          disabled={job === '' || resume === ''}
          busy={busy}
          onClick={() => void request()}
        >
          Tailor
        </Button>
      </div>
    </Card>
  )
}

function CvList() {
  const { items, error, hasMore, more, retry } = useSubjectList(cvs, {})
  if (error !== undefined && !items)
    return <ErrorState error={error} title="Your CVs could not be loaded" onRetry={retry} />
  if (!items)
    return (
      <div role="status">
        <span className="sr-only">Loading your CVs</span>
        <Skeleton className="h-20 rounded-lg" />
      </div>
    )
  if (items.length === 0)
    return (
      <EmptyState icon={<FileCheck2 />} title="No CV yet">
        Choose a job and a résumé above. You see every change with its reason before anything is printed.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="CVs" className="divide-y rounded-lg border bg-paper-raised">
        {items.map((cv) => (
          <CvRow key={cv.id} cv={cv} />
        ))}
      </ul>
      {hasMore && <Button onClick={more}>Show more</Button>}
    </>
  )
}

function CvRow({ cv }: { cv: CvTile }) {
  const { id, jobTitle, company, resumeTitle, status, reason, updatedAt } = cv
  return (
    <li className="flex items-start gap-2 px-4 py-3.5">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/careers/cvs/$cvId"
            params={{ cvId: id }}
            className="font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {[jobTitle, company].filter(Boolean).join(', ')}
          </Link>
          <Badge tone={STATUS[status].tone}>{STATUS[status].words}</Badge>
        </div>
        <p className="text-ink-soft text-sm">From {resumeTitle}</p>
        {reason && <p className="text-ink-soft text-sm">{reason}</p>}
        <p className="text-ink-faint text-xs">Changed {formatAge(updatedAt)}</p>
      </div>
      <IconButton
        size="sm"
        label={`Move the CV for ${jobTitle} to the trash`}
        tooltipSide="left"
        onClick={() => void trashCvs([cv])}
      >
        <Trash2 />
      </IconButton>
    </li>
  )
}
