import { useQuery } from '@tanstack/react-query'
import { CornerUpLeft, Download as DownloadIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { RESUME_TYPES, type Resume } from '../../../../../../services/careers/resumes/schemas.ts'
import type { Download } from '../../../../../../services/platform/schemas.ts'
import { api } from '../../../../api.ts'
import { saveAddress } from '../../../../save-file.ts'
import { Button } from '../../../../ui/button.tsx'
import { ErrorBoundary } from '../../../../ui/error-boundary.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { formatBytes, formatCount } from '../../../../ui/format.ts'
import { IconButton } from '../../../../ui/icon-button.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { evidenceWords, UNSURE } from '../evidence-words.ts'
import { useChosenField } from './chosen-field.tsx'
import { PdfDocument } from './pdf-document.tsx'
import { scrollToMark } from './scroll-to-mark.ts'
import { TextDocument } from './text-document.tsx'

const addressOf = async (id: string) => (await api.get<Download>(`/resumes/${id}/document`)).url

/** The bytes never change, so they are asked for once. */
const bytesQuery = (id: string) => ({
  queryKey: ['careers', 'resume-document', id],
  queryFn: async () => {
    const answer = await fetch(await addressOf(id))
    if (!answer.ok) throw new Error(`The store answered ${answer.status}`)
    return answer.arrayBuffer()
  },
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
})

interface DocumentPanelProps {
  resume: Resume
  /** Given where the form is not beside it. */
  onBack?: (() => void) | undefined
}

/** The document as it was uploaded, with a mark where the chosen field was read. */
export function DocumentPanel({ resume, onBack }: DocumentPanelProps) {
  const { id, contentType } = resume
  const { data: bytes, error, refetch } = useQuery(bytesQuery(id))
  const chosen = useChosenField()
  const pane = useRef<HTMLElement>(null)

  // A mark is there as soon as its page has a size, which is not yet when the document is opened by choosing.
  useEffect(() => {
    const element = pane.current
    if (!element || !chosen?.evidence) return
    const look = () => {
      const mark = element.querySelector('[data-mark]')
      if (mark) scrollToMark(element, mark)
      return mark !== null
    }
    if (look()) return
    const observer = new MutationObserver(() => look() && observer.disconnect())
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [chosen])

  return (
    <aside aria-label="The document" className="grid gap-2 lg:sticky lg:top-5">
      <PanelHead resume={resume} />
      <p className="flex min-h-9 items-center gap-2 text-sm">
        {chosen ? (
          <>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <strong className="font-medium">{chosen.label}:</strong>{' '}
              {chosen.evidence ? evidenceWords(chosen.evidence).toLowerCase() : 'written here'}
            </span>
            {onBack && (
              <Button size="sm" icon={<CornerUpLeft />} onClick={onBack}>
                Back to the field
              </Button>
            )}
          </>
        ) : (
          <span className="text-ink-soft">Choose a field to see where it was read.</span>
        )}
      </p>
      <section
        ref={pane}
        aria-label="Pages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable with the keyboard
        tabIndex={0}
        className="grid h-[calc(100dvh-15rem)] min-h-80 content-start gap-3 overflow-y-auto overscroll-contain rounded-lg border bg-paper-sunk p-2 lg:h-[calc(100dvh-9rem)]"
      >
        {error && <ErrorState error={error} title="The document could not be loaded" onRetry={refetch} />}
        {!bytes && !error && (
          <div role="status">
            <span className="sr-only">Loading the document</span>
            <Skeleton className="h-96" />
          </div>
        )}
        {bytes && (
          <ErrorBoundary
            fallback={
              <p className="p-4 text-sm">The document cannot be shown here. Save it to look at it.</p>
            }
          >
            {contentType === 'application/pdf' ? (
              <PdfDocument bytes={bytes} pane={pane} evidence={chosen?.evidence} />
            ) : (
              <TextDocument bytes={bytes} contentType={contentType ?? ''} chosen={chosen} />
            )}
          </ErrorBoundary>
        )}
      </section>
    </aside>
  )
}

function PanelHead({ resume }: { resume: Resume }) {
  const kind = RESUME_TYPES[resume.contentType as keyof typeof RESUME_TYPES] ?? 'document'
  const unsure = Object.values(resume.evidence).filter(({ confidence }) => confidence < UNSURE).length
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-base">The document</h2>
        <p className="text-ink-soft text-sm">
          {kind}
          {resume.size !== null && `, ${formatBytes(resume.size)}`}
          {unsure > 0 && ` · ${formatCount(unsure, 'field')} ${unsure === 1 ? 'wants' : 'want'} a look`}
        </p>
      </div>
      <IconButton label="Save the document" onClick={() => void save(resume.id)}>
        <DownloadIcon />
      </IconButton>
    </div>
  )
}

async function save(id: string) {
  try {
    saveAddress(await addressOf(id))
  } catch (error) {
    toast.failed('The document could not be fetched', error)
  }
}
