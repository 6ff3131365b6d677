import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Job } from '../../../../../services/careers/jobs/schemas.ts'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { provenanceWords } from './job-words.ts'

interface FactProps {
  job: Job
  /** The name of the field, for its provenance. */
  field: keyof Job
  label: string
  children: ReactNode
}

/** One field of a job; the sign behind it says where its value comes from. */
export function Fact({ job, field, label, children }: FactProps) {
  const provenance = job.provenance[field]
  return (
    <div className="grid gap-0.5">
      <dt className="text-ink-faint text-xs">{label}</dt>
      <dd className="text-sm leading-6 [overflow-wrap:anywhere]">
        {children}
        {provenance && (
          <Tooltip isPressed content={provenanceWords(provenance)}>
            <button
              type="button"
              aria-label={`${label}: ${provenanceWords(provenance)}`}
              className="ml-1 inline-grid size-6 place-items-center rounded-sm align-middle text-ink-faint hover:bg-wash hover:text-ink"
            >
              <Info
                aria-hidden="true"
                className={provenance.confidence < 0.7 ? 'size-4 text-warn' : 'size-4'}
              />
            </button>
          </Tooltip>
        )}
      </dd>
    </div>
  )
}
