import { Save } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'

interface SaveBarProps {
  isNew: boolean
  busy: boolean
  /** Another window's changes have to be looked at first. */
  isBlocked: boolean
  onSave: () => void
  onDiscard: () => void
}

/** Stays in view while there is something to save. */
export function SaveBar({ isNew, busy, isBlocked, onSave, onDiscard }: SaveBarProps) {
  return (
    <section
      aria-label="Unsaved changes"
      className="sticky bottom-[calc(var(--bar)+0.75rem)] z-sticky mt-5 flex animate-rise items-center gap-2 rounded-lg border bg-paper-raised px-3 py-2 shadow-lift"
    >
      <p className="mr-auto min-w-0 truncate text-ink-soft text-sm">
        {isNew ? 'A new product' : 'Not saved yet'}
      </p>
      {!isNew && (
        <Button size="sm" variant="ghost" disabled={busy} onClick={onDiscard}>
          Discard
        </Button>
      )}
      <Button
        size="sm"
        variant="primary"
        icon={<Save />}
        busy={busy}
        disabled={isBlocked}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={onSave}
      >
        {isNew ? 'Add the product' : 'Save'}
      </Button>
    </section>
  )
}
