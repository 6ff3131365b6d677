import type { Job } from '../../../../../services/careers/jobs/schemas.ts'
import { formatDate, formatTime } from '../../../ui/format.ts'
import { EMPLOYMENT, placeWords, RUNG, SENIORITY, salaryWords } from './job-words.ts'
import { Fact } from './provenance.tsx'

const stated = (text: string | null) => text ?? <span className="text-ink-faint">Not stated</span>
/** A day without a time is the same day in every zone. */
const dayOf = (time: string | null) => time && formatDate(time.length === 10 ? `${time}T12:00:00` : time)

export function JobFacts({ job }: { job: Job }) {
  // What was not read yet is not unstated.
  if (job.readAt === null && job.title === null) return null
  const { contact } = job
  const contactWords = contact && [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
      <Fact job={job} field="places" label="Where">
        {stated(placeWords(job))}
        {job.places.length > 2 && (
          <span className="block text-ink-soft text-xs">
            {job.places.map(({ name }) => name).join(' · ')}
          </span>
        )}
      </Fact>
      <Fact job={job} field="salary" label="Salary">
        {stated(salaryWords(job.salary))}
      </Fact>
      <Fact job={job} field="employmentTypes" label="Employment">
        {stated(job.employmentTypes.map((type) => EMPLOYMENT[type]).join(', ') || null)}
      </Fact>
      <Fact job={job} field="seniority" label="Level">
        {stated(job.seniority && SENIORITY[job.seniority])}
      </Fact>
      {job.department && (
        <Fact job={job} field="department" label="Department">
          {job.department}
        </Fact>
      )}
      <Fact job={job} field="postedAt" label="Posted">
        {stated(dayOf(job.postedAt))}
      </Fact>
      <Fact job={job} field="validUntil" label="Open until">
        {stated(dayOf(job.validUntil))}
      </Fact>
      {contactWords && (
        <Fact job={job} field="contact" label="Contact">
          {contactWords}
        </Fact>
      )}
      {job.rung && (
        <div className="grid gap-0.5">
          <dt className="text-ink-faint text-xs">Read from</dt>
          <dd className="text-sm leading-6">
            {RUNG[job.rung]}
            {job.readAt && <span className="block text-ink-faint text-xs">{formatTime(job.readAt)}</span>}
          </dd>
        </div>
      )}
    </dl>
  )
}
