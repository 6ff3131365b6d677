import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { previewDocument, previewQuery } from './preview-data.ts'

interface MarkdownFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  maxLength: number
  error?: string | undefined
  rows?: number
}

const MODES = [
  { value: 'write', label: 'Write' },
  { value: 'preview', label: 'Preview' },
] as const

/** A text in Markdown, with a look at it as customers see it. */
export function MarkdownField({ label, value, onChange, maxLength, error, rows = 6 }: MarkdownFieldProps) {
  const [mode, setMode] = useState<'write' | 'preview'>('write')
  return (
    <div className="grid gap-1.5">
      <div className="flex items-end justify-between gap-3">
        <p aria-hidden="true" className="font-medium text-sm">
          {label}
        </p>
        <Segmented
          label={`${label}: write or preview`}
          options={MODES}
          value={mode}
          onValueChange={setMode}
        />
      </div>
      {mode === 'write' ? (
        <TextArea
          label={label}
          hideLabel
          hint="Markdown: **bold**, *italic*, # heading, - list, [link](https://…)."
          rows={rows}
          maxLength={maxLength}
          value={value}
          error={error}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Preview label={label} text={value} />
      )}
    </div>
  )
}

function Preview({ label, text }: { label: string; text: string }) {
  const { data, error } = useQuery(previewQuery(text))
  if (error)
    return (
      <p role="alert" className="py-6 text-danger text-sm">
        The preview could not be made. Try again in a moment.
      </p>
    )
  if (data === undefined) return <Skeleton className="h-72" />
  return (
    <iframe
      title={`${label} as customers see it`}
      sandbox=""
      srcDoc={previewDocument(data, document.documentElement)}
      className="h-72 w-full rounded-md border bg-paper-raised"
    />
  )
}
