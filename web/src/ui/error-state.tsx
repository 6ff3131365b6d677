import { RotateCw, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '../api.ts'
import { Button } from './button.tsx'

export interface ErrorStateProps {
  error: unknown
  /** What could not be done, for example "Your photos could not be loaded". */
  title?: string
  onRetry?: () => unknown
}

export function ErrorState({ error, title = 'Something went wrong', onRetry }: ErrorStateProps) {
  const [busy, setBusy] = useState(false)
  const problem = error instanceof ApiError ? error : null

  async function retry() {
    setBusy(true)
    try {
      await onRetry?.()
    } finally {
      setBusy(false)
    }
  }

  return (
    <div role="alert" className="mx-auto grid max-w-md justify-items-center gap-2 px-4 py-16 text-center">
      <span
        aria-hidden="true"
        className="mb-2 grid size-14 place-items-center rounded-full bg-danger-wash text-danger"
      >
        <TriangleAlert className="size-6" />
      </span>
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-pretty text-ink-soft text-sm leading-6">
        {problem?.explanation ?? 'This part of Atelier stopped working. Trying again usually helps.'}
      </p>
      {onRetry && (
        <Button className="mt-3" icon={<RotateCw />} busy={busy} onClick={() => void retry()}>
          Try again
        </Button>
      )}
      {problem?.traceId && (
        <p className="mt-2 text-ink-faint text-xs">
          Trace <code className="select-all font-mono">{problem.traceId}</code>
        </p>
      )}
    </div>
  )
}
