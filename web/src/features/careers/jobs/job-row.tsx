import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import type { JobTile } from '../../../../../services/careers/jobs/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { formatAge, formatDate } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { placeWords, salaryWords } from './job-words.ts'
import { trashJobs } from './jobs-data.ts'

/** The job's title, or its address as long as nothing is known. */
export const nameOf = ({ title, url }: Pick<JobTile, 'title' | 'url'>) =>
  title || (url && URL.canParse(url) ? new URL(url).hostname : null) || 'A posting'

export function JobRow({ job }: { job: JobTile }) {
  const { id, status, company, reason, url, postedAt, addedAt } = job
  const facts = [placeWords(job), salaryWords(job.salary)].filter(Boolean).join(' · ')
  return (
    <li className="flex items-start gap-2 px-4 py-3.5">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/careers/jobs/$jobId"
            params={{ jobId: id }}
            className="font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {nameOf(job)}
          </Link>
          <JobMarks job={job} />
        </div>
        {company && <p className="text-ink-soft text-sm">{company}</p>}
        {facts && <p className="text-ink-soft text-sm">{facts}</p>}
        {status === 'reading' && url && (
          <p className="text-ink-faint text-sm [overflow-wrap:anywhere]">{url}</p>
        )}
        {reason && <p className="text-ink-soft text-sm">{reason}</p>}
        <p className="text-ink-faint text-xs">
          {postedAt ? `Posted ${formatDate(postedAt)}, saved` : 'Saved'} {formatAge(addedAt)}
        </p>
      </div>
      <IconButton
        size="sm"
        label={`Move ${nameOf(job)} to the trash`}
        tooltipSide="left"
        onClick={() => void trashJobs([job])}
      >
        <Trash2 />
      </IconButton>
    </li>
  )
}

export function JobMarks({ job }: { job: Pick<JobTile, 'status' | 'isClosed' | 'needsAttention'> }) {
  const { status, isClosed, needsAttention } = job
  return (
    <>
      {status === 'reading' && (
        <Badge tone="info" icon={<Spinner />}>
          {needsAttention ? 'Stuck, being looked after' : 'Reading'}
        </Badge>
      )}
      {status === 'needs-text' && <Badge tone="warn">Needs its text</Badge>}
      {status === 'failed' && <Badge tone="danger">Not read</Badge>}
      {isClosed && status === 'ready' && <Badge>Closed</Badge>}
    </>
  )
}
