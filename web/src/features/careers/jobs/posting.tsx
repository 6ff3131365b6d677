import type { Job, Requirement } from '../../../../../services/careers/jobs/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'

/** What the posting says, in its own words. */
export function Posting({ job }: { job: Job }) {
  const must = job.requirements.filter(({ kind }) => kind === 'must')
  const nice = job.requirements.filter(({ kind }) => kind === 'nice')
  return (
    <div className="grid gap-4">
      {job.requirements.length > 0 && (
        <Card className="grid gap-5 md:grid-cols-2">
          <Requirements title="Must have" items={must} />
          <Requirements title="Nice to have" items={nice} />
        </Card>
      )}
      {job.skillNames.length > 0 && (
        <section aria-label="Skills" className="flex flex-wrap gap-1.5">
          {job.skillNames.map((skill) => (
            <Badge key={skill}>{skill}</Badge>
          ))}
        </section>
      )}
      {job.descriptionText && (
        <Card>
          <h2 className="mb-3 font-semibold text-base">Description</h2>
          {/* The text and not the markup: what comes from outside is data. */}
          <div
            dir="auto"
            className="max-w-prose whitespace-pre-line text-sm leading-6 [overflow-wrap:anywhere]"
          >
            {job.descriptionText}
          </div>
        </Card>
      )}
    </div>
  )
}

function Requirements({ title, items }: { title: string; items: readonly Requirement[] }) {
  if (items.length === 0) return null
  // Some postings say a thing twice.
  const texts = new Set(items.map(({ text }) => text))
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-semibold text-sm">{title}</h2>
      <ul className="grid list-disc gap-1.5 pl-5 text-sm leading-6 marker:text-ink-faint">
        {[...texts].map((text) => (
          <li key={text} dir="auto" className="[overflow-wrap:anywhere]">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
