import { Check, Save } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'

interface SaveBarProps {
  isNew: boolean
  isDirty: boolean
  busy: boolean
  /** Another window's changes have to be looked at first. */
  isBlocked: boolean
  onSave: () => void
  onDiscard: () => void
}

/** Stays in view at the top, where no toast and no upload covers it. */
export function SaveBar({ isNew, isDirty, busy, isBlocked, onSave, onDiscard }: SaveBarProps) {
  return (
    <section
      aria-label="Saving"
      className="sticky top-2 z-sticky mb-5 flex items-center gap-2 rounded-lg border bg-paper-raised px-3 py-2 shadow-lift"
    >
      <p className="mr-auto inline-flex min-w-0 items-center gap-1.5 truncate text-ink-soft text-sm">
        {!isNew && !isDirty && <Check aria-hidden="true" className="size-4 text-ok" />}
        {isNew ? 'A new product' : isDirty ? 'Not saved yet' : 'Saved'}
      </p>
      {!isNew && (
        <Button size="sm" variant="ghost" disabled={busy || !isDirty} onClick={onDiscard}>
          Discard
        </Button>
      )}
      <Button
        size="sm"
        variant="primary"
        icon={<Save />}
        busy={busy}
        disabled={isBlocked || !(isNew || isDirty)}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={onSave}
      >
        {isNew ? 'Add the product' : 'Save'}
      </Button>
    </section>
  )
}
