import { useEffect, useMemo, useState } from 'react'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { UNSURE } from '../evidence-words.ts'
import type { ChosenField } from './chosen-field.tsx'
import { documentLines, linesSaying } from './document-lines.ts'

interface TextDocumentProps {
  bytes: ArrayBuffer
  contentType: string
  chosen: ChosenField | null
}

/** Documents without places: every line that says what the chosen field says is marked. */
export function TextDocument({ bytes, contentType, chosen }: TextDocumentProps) {
  const [lines, setLines] = useState<readonly string[] | null>(null)
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => {
    documentLines(bytes, contentType).then(setLines, setError)
  }, [bytes, contentType])
  const marked = useMemo(() => linesSaying(lines ?? [], chosen?.evidence ? chosen.text : ''), [lines, chosen])
  if (error) throw error
  if (!lines) return <Skeleton className="h-96" />
  const look =
    (chosen?.evidence?.confidence ?? 1) < UNSURE
      ? 'rounded-sm bg-warn-wash outline-2 outline-warn outline-dashed'
      : 'rounded-sm bg-accent-wash outline-2 outline-accent'
  return (
    <div className="rounded-sm border bg-paper-raised p-4 text-sm leading-6">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
        <p key={at} className="min-h-3 whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
          {marked.has(at) ? (
            <mark data-mark="" className={`text-ink ${look}`}>
              {line}
            </mark>
          ) : (
            line
          )}
        </p>
      ))}
    </div>
  )
}
