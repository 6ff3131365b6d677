import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'

interface PagerProps {
  /** Rows before this page. */
  from: number
  count: number
  onBack: (() => void) | undefined
  onNext: (() => void) | undefined
}

/** Where in a long list this page is, and the way to its neighbours. */
export function Pager({ from, count, onBack, onNext }: PagerProps) {
  if (!onBack && !onNext) return null
  return (
    <nav aria-label="Pages of the log" className="flex flex-wrap items-center justify-end gap-2 pt-1">
      <p role="status" className="mr-auto text-ink-soft text-sm">
        {count > 0
          ? `${(from + 1).toLocaleString('en')} to ${(from + count).toLocaleString('en')}`
          : 'Nothing on this page'}
      </p>
      <Button size="sm" icon={<ChevronLeft />} disabled={!onBack} onClick={onBack}>
        Back
      </Button>
      <Button size="sm" disabled={!onNext} onClick={onNext}>
        <span className="flex items-center gap-1.5">
          Next
          <ChevronRight aria-hidden="true" />
        </span>
      </Button>
    </nav>
  )
}
