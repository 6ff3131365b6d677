import { FileText, TextCursorInput } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Resume } from '../../../../../../services/careers/resumes/schemas.ts'
import { lazyPart } from '../../../../ui/lazy-part.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { useNarrow } from '../../../../ui/use-media-query.ts'
import { ChosenFieldProvider, useChosenField } from './chosen-field.tsx'

const DocumentPanel = lazyPart(
  async () => (await import('./document-panel.tsx')).DocumentPanel,
  <Skeleton className="h-96" />,
)

type Side = 'fields' | 'document'

const SIDES = [
  { value: 'fields', label: 'Fields', icon: <TextCursorInput aria-hidden="true" /> },
  { value: 'document', label: 'Document', icon: <FileText aria-hidden="true" /> },
] as const

/** The form beside its document, or either of them where there is no room for both. */
export function BesideDocument({ resume, children }: { resume: Resume; children: ReactNode }) {
  const [side, setSide] = useState<Side>('fields')
  const reveal = useCallback(() => setSide('document'), [])
  if (!resume.contentType || Object.keys(resume.evidence).length === 0)
    return <div className="max-w-5xl">{children}</div>
  return (
    <ChosenFieldProvider onReveal={reveal}>
      <Sides resume={resume} side={side} setSide={setSide}>
        {children}
      </Sides>
    </ChosenFieldProvider>
  )
}

interface SidesProps {
  resume: Resume
  side: Side
  setSide: (side: Side) => void
  children: ReactNode
}

function Sides({ resume, side, setSide, children }: SidesProps) {
  const isNarrow = useNarrow()
  const chosen = useChosenField()
  const returning = useRef<HTMLElement | null>(null)

  // A hidden field cannot have the focus, so it gets it when it is shown again.
  useEffect(() => {
    if (side !== 'fields') return
    returning.current?.focus()
    returning.current = null
  }, [side])

  const back = () => {
    returning.current = chosen?.element ?? null
    setSide('fields')
  }
  return (
    <>
      {isNarrow && (
        <div className="mb-4">
          <Segmented label="Show" options={SIDES} value={side} onValueChange={setSide} />
        </div>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className={isNarrow && side === 'document' ? 'hidden' : 'min-w-0'}>{children}</div>
        {(!isNarrow || side === 'document') && (
          <DocumentPanel resume={resume} onBack={isNarrow ? back : undefined} />
        )}
      </div>
    </>
  )
}
