import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'

/** Milliseconds; longer when there is an undo. */
const SHOWN = 3000
const SHOWN_WITH_UNDO = 8000

export interface Saved {
  undo?: () => void
}

/** What was saved last, until that is no longer recent. */
export function useSaved() {
  const [saved, setSaved] = useState<Saved | null>(null)
  useEffect(() => {
    if (!saved) return
    const timer = setTimeout(() => setSaved(null), saved.undo ? SHOWN_WITH_UNDO : SHOWN)
    return () => clearTimeout(timer)
  }, [saved])
  return [saved, setSaved] as const
}

/** Shows quietly, where the change was made, that it was saved. */
export function SavedTick({ saved, onUndone }: { saved: Saved | null; onUndone?: () => void }) {
  const { undo } = saved ?? {}
  return (
    <span role="status" className="inline-flex h-6 items-center text-note">
      {saved && (
        <span className="inline-flex animate-fade items-center gap-1.5 font-medium text-ok">
          <Check aria-hidden="true" className="size-4" />
          Saved
          {undo && (
            <button
              type="button"
              className="rounded-sm px-1 text-ink-soft underline underline-offset-4 hover:text-ink"
              onClick={() => {
                undo()
                onUndone?.()
              }}
            >
              Undo
            </button>
          )}
        </span>
      )}
    </span>
  )
}
