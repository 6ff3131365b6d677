import { Check, CloudOff } from 'lucide-react'
import { ApiError } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import type { DraftState } from './draft.ts'

/** Whether what was typed is kept, said quietly. */
export function SavedState({ state, onRetry }: { state: DraftState; onRetry: () => void }) {
  const { status, error } = state
  return (
    <div className="flex min-h-8 items-center gap-2 text-note">
      <span role="status" className="inline-flex items-center gap-1.5 text-ink-soft">
        {status === 'saved' && (
          <>
            <Check aria-hidden="true" className="size-4 text-ok" />
            Saved
          </>
        )}
        {(status === 'waiting' || status === 'saving') && (
          <>
            <Spinner className="size-4" />
            Saving
          </>
        )}
        {status === 'failed' && (
          <span className="inline-flex items-center gap-1.5 text-danger">
            <CloudOff aria-hidden="true" className="size-4 shrink-0" />
            {error instanceof ApiError ? `Not saved. ${error.explanation}` : 'Not saved yet'}
          </span>
        )}
        {status === 'conflict' && <span className="text-warn">Not saved</span>}
      </span>
      {status === 'failed' && (
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
