import { CircleAlert, FileCheck2 } from 'lucide-react'
import type { Evidence } from '../../../../../services/careers/resumes/schemas.ts'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { useChoosing } from './document/chosen-field.tsx'
import { evidenceWords, UNSURE } from './evidence-words.ts'

interface EvidenceSignProps {
  label: string
  text: string
  evidence: Evidence | undefined
}

/** Where a field was read, on hover and on focus, and in the document when pressed; nothing for what was written here. */
export function EvidenceSign({ label, text, evidence }: EvidenceSignProps) {
  const choosing = useChoosing()
  if (!evidence) return null
  const isUnsure = evidence.confidence < UNSURE
  return (
    <Tooltip content={evidenceWords(evidence)}>
      <button
        type="button"
        aria-label={`${label}: ${evidenceWords(evidence)}`}
        className="grid size-8 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-wash hover:text-ink"
        onClick={({ currentTarget }) =>
          choosing?.choose({ label, text, evidence, element: currentTarget }, { reveal: true })
        }
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
