import { FileText } from 'lucide-react'
import { RESUME_TYPES, type Resume } from '../../../../../services/careers/resumes/schemas.ts'
import type { Download } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatBytes, formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { saveAddress } from '../save-file.ts'
import { UNSURE } from './evidence-sign.tsx'

/** What the document gave, page by page, and how much of it wants a look. */
export function EvidenceSummary({ resume }: { resume: Resume }) {
  const all = Object.values(resume.evidence)
  if (!resume.contentType || all.length === 0) return null
  const kind = RESUME_TYPES[resume.contentType as keyof typeof RESUME_TYPES] ?? 'document'
  const pages = [...Map.groupBy(all, ({ page }) => page ?? 0)].sort(([a], [b]) => a - b)
  const unsure = all.filter(({ confidence }) => confidence < UNSURE).length
  return (
    <Card className="grid gap-4 max-lg:order-first lg:sticky lg:top-5">
      <div>
        <h2 className="font-semibold text-base">The document</h2>
        <p className="text-ink-soft text-sm">
          {kind}
          {resume.size !== null && `, ${formatBytes(resume.size)}`}
        </p>
      </div>
      <dl className="grid gap-2 text-sm">
        {pages.map(([page, evidence]) => (
          <div key={page} className="flex justify-between gap-3">
            <dt className="text-ink-soft">{page === 0 ? 'Without pages' : `Page ${page}`}</dt>
            <dd>{formatCount(evidence.length, 'field')}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm leading-6">
        {unsure === 0
          ? 'Every field was read with confidence.'
          : `${formatCount(unsure, 'field')} marked in the form ${unsure === 1 ? 'wants' : 'want'} a look.`}
      </p>
      <div>
        <Button size="sm" icon={<FileText />} onClick={() => void fetchDocument(resume.id)}>
          Save the document
        </Button>
      </div>
    </Card>
  )
}

async function fetchDocument(id: string) {
  try {
    saveAddress((await api.get<Download>(`/resumes/${id}/document`)).url)
  } catch (error) {
    toast.failed('The document could not be fetched', error)
  }
}
