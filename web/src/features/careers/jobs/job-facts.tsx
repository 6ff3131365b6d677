import type { ReactNode } from 'react'
import type { Job } from '../../../../../services/careers/jobs/schemas.ts'
import { formatDate, formatTime } from '../../../ui/format.ts'
import { EMPLOYMENT, placeWords, RUNG, SENIORITY, salaryWords } from './job-words.ts'
import { Fact } from './provenance.tsx'

/** A day without a time is the same day in every zone. */
const dayOf = (time: string | null) => time && formatDate(time.length === 10 ? `${time}T12:00:00` : time)

interface StatedFact {
  field: keyof Job
  label: string
  /** Null where the posting does not say. */
  words: ReactNode
}

export function JobFacts({ job }: { job: Job }) {
  // What was not read yet is not unstated.
  if (job.readAt === null && job.title === null) return null
  const facts = factsOf(job)
  const unstated = facts.filter(({ words }) => !words).map(({ label }) => label.toLowerCase())
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
      {facts.map(
        ({ field, label, words }) =>
          words && (
            <Fact key={field} job={job} field={field} label={label}>
              {words}
            </Fact>
          ),
      )}
      {unstated.length > 0 && (
        <div className="grid gap-0.5">
          <dt className="text-ink-faint text-xs">Not stated</dt>
          <dd className="text-ink-soft text-sm leading-6 first-letter:uppercase">{unstated.join(', ')}</dd>
        </div>
      )}
      {job.rung && (
        <div className="grid gap-0.5">
          <dt className="text-ink-faint text-xs">Read from</dt>
          <dd className="text-sm leading-6">
            <span className="inline-block first-letter:uppercase">{RUNG[job.rung]}</span>
            {job.readAt && <span className="block text-ink-faint text-xs">{formatTime(job.readAt)}</span>}
          </dd>
        </div>
      )}
    </dl>
  )
}

function factsOf(job: Job): StatedFact[] {
  const { contact, department } = job
  const contactWords = contact && [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')
  return [
    { field: 'places', label: 'Where', words: wherePlaces(job) },
    { field: 'salary', label: 'Salary', words: salaryWords(job.salary) },
    {
      field: 'employmentTypes',
      label: 'Employment',
      words: job.employmentTypes.map((type) => EMPLOYMENT[type]).join(', '),
    },
    { field: 'seniority', label: 'Level', words: job.seniority && SENIORITY[job.seniority] },
    ...(department ? [{ field: 'department' as const, label: 'Department', words: department }] : []),
    { field: 'postedAt', label: 'Posted', words: dayOf(job.postedAt) },
    { field: 'validUntil', label: 'Open until', words: dayOf(job.validUntil) },
    ...(contactWords ? [{ field: 'contact' as const, label: 'Contact', words: contactWords }] : []),
  ]
}

function wherePlaces(job: Job): ReactNode {
  const words = placeWords(job)
  if (!words || job.places.length <= 2) return words
  return (
    <>
      {words}
      <span className="block text-ink-soft text-xs">{job.places.map(({ name }) => name).join(' · ')}</span>
    </>
  )
}
