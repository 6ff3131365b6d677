import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../../../../ui/icon-button.tsx'
import type { Walk } from './use-walk.ts'

export function RecipientWalk({ walk, total }: { walk: Walk; total: number }) {
  const { recipient, at, go, hasNext } = walk
  return (
    <div className="flex items-center gap-2">
      <p role="status" className="min-w-0 flex-1 truncate text-ink-soft text-sm">
        <span className="text-ink-faint">
          {(at + 1).toLocaleString('en')} of {total.toLocaleString('en')}
        </span>{' '}
        {recipient && (recipient.name ? `${recipient.name}, ${recipient.email}` : recipient.email)}
      </p>
      <IconButton size="sm" label="Recipient before" disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft />
      </IconButton>
      <IconButton size="sm" label="Next recipient" disabled={!hasNext} onClick={() => go(at + 1)}>
        <ChevronRight />
      </IconButton>
    </div>
  )
}
