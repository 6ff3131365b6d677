import { CircleAlert, FileCheck2 } from 'lucide-react'
import type { Evidence } from '../../../../../services/careers/resumes/schemas.ts'
import { Tooltip } from '../../../ui/tooltip.tsx'

/** Below this a person should look. */
export const UNSURE = 0.7

export function evidenceWords({ page, confidence }: Evidence): string {
  const where = page === null ? 'From the document' : `From page ${page}`
  return `${where}, ${Math.round(confidence * 100)} % sure`
}

/** Where a field was read, on hover and on focus; nothing for what was written here. */
export function EvidenceSign({ label, evidence }: { label: string; evidence: Evidence | undefined }) {
  if (!evidence) return null
  const isUnsure = evidence.confidence < UNSURE
  return (
    <Tooltip content={evidenceWords(evidence)}>
      <button
        type="button"
        aria-label={`${label}: ${evidenceWords(evidence)}`}
        className="grid size-8 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-wash hover:text-ink"
      >
        {isUnsure ? (
          <CircleAlert aria-hidden="true" className="size-4 text-warn" />
        ) : (
          <FileCheck2 aria-hidden="true" className="size-4" />
        )}
      </button>
    </Tooltip>
  )
}
