import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ExternalLink, FileText, Pencil, RotateCw, Send, Sparkles, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '../../../../../services/careers/jobs/schemas.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Card } from '../../../ui/card.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { RecordPage } from '../../../ui/record-page.tsx'
import { toast } from '../../../ui/toast.tsx'
import { JobFacts } from './job-facts.tsx'
import { JobMarks, nameOf } from './job-row.tsx'
import { salaryWords } from './job-words.ts'
import { jobQuery, jobs, readAgain, trashJobs } from './jobs-data.ts'
import { NeedsText } from './needs-text.tsx'
import { Posting } from './posting.tsx'

const CorrectJob = lazyPart(async () => (await import('./correct-job.tsx')).CorrectJob)
const NewApplication = lazyPart(
  async () => (await import('../applications/new-application.tsx')).NewApplication,
)

export function JobPage() {
  const { jobId = '' } = useParams({ strict: false })
  useLiveSubject('job', jobs)
  return (
    <RecordPage
      back={{ to: '/careers/jobs', label: 'Jobs' }}
      noun="job"
      query={useQuery(jobQuery(jobId))}
      loading={['h-64']}
    >
      {(job) => <ShownJob job={job} />}
    </RecordPage>
  )
}

function ShownJob({ job }: { job: Job }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<'correct' | 'apply' | null>(null)
  const close = () => setOpen(null)
  const isRead = job.status === 'ready'
  return (
    <>
      <PageHeader
        title={nameOf(job)}
        className="pt-3! md:pt-4!"
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            {job.company}
            <JobMarks job={job} />
          </span>
        }
        actions={
          <>
            {isRead && (
              <Button asChild variant="primary">
                <Link to="/careers/cvs" search={{ job: job.id }}>
                  <Sparkles aria-hidden="true" />
                  Tailor a CV
                </Link>
              </Button>
            )}
            <Button icon={<Send />} onClick={() => setOpen('apply')}>
              Track
            </Button>
            <Button icon={<Pencil />} onClick={() => setOpen('correct')}>
              Correct
            </Button>
          </>
        }
      />
      {job.status === 'reading' && (
        <Callout tone="info" className="mb-4">
          The posting is being read. What is found appears here by itself.
        </Callout>
      )}
      {job.reason && job.status === 'failed' && (
        <Callout
          tone="warn"
          className="mb-4"
          title="The posting could not be read"
          actions={
            job.url && (
              <Button size="sm" icon={<RotateCw />} onClick={() => void again(job.id)}>
                Read again
              </Button>
            )
          }
        >
          {job.reason}
        </Callout>
      )}
      {(job.status === 'needs-text' || job.status === 'failed') && <NeedsText job={job} />}
      {job.isClosed && isRead && (
        <Callout className="mb-4">
          This posting is closed: it says so itself, or its last day has passed.
        </Callout>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Posting job={job} />
        <Card className="grid gap-5 max-lg:order-first">
          <JobFacts job={job} />
          <div className="flex flex-wrap gap-2 not-first:border-t not-first:pt-4">
            <Outward href={job.applyUrl} label="Apply" />
            <Outward href={job.url} label="Page" />
            {job.hasSnapshot && (
              <Button asChild size="sm">
                <a href={`/api/v1/jobs/${job.id}/snapshot`} target="_blank" rel="noreferrer">
                  <FileText aria-hidden="true" />
                  Kept copy
                </a>
              </Button>
            )}
            <Button
              size="sm"
              variant="ghost"
              icon={<Trash2 />}
              onClick={() => {
                void trashJobs([job])
                void navigate({ to: '/careers/jobs' })
              }}
            >
              Trash
            </Button>
          </div>
        </Card>
      </div>
      {open === 'correct' && <CorrectJob job={job} onClose={close} />}
      {open === 'apply' && (
        <NewApplication
          from={{
            title: job.title ?? '',
            company: job.company ?? '',
            url: job.applyUrl ?? job.url ?? '',
            jobId: job.id,
            contact: job.contact,
            salary: job.salary && { ...job.salary, text: job.salary.text || (salaryWords(job.salary) ?? '') },
          }}
          onClose={close}
          onAdded={(id) => void navigate({ to: '/careers/applications', search: { open: id } })}
        />
      )}
    </>
  )
}

function Outward({ href, label }: { href: string | null; label: string }) {
  if (!href || !/^https?:\/\//i.test(href)) return null
  return (
    <Button asChild size="sm">
      <a href={href} target="_blank" rel="noreferrer">
        <ExternalLink aria-hidden="true" />
        {label}
      </a>
    </Button>
  )
}

async function again(id: string) {
  try {
    await readAgain(id)
  } catch (error) {
    toast.failed('Not read again', error)
  }
}
