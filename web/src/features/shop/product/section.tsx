import type { ReactNode } from 'react'
import { Card } from '../../../ui/card.tsx'

interface SectionProps {
  title: string
  hint?: ReactNode
  /** A button on the right of the heading. */
  action?: ReactNode
  children: ReactNode
}

/** A part of an editor, with its heading. */
export function Section({ title, hint, action, children }: SectionProps) {
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid gap-0.5">
          <h2 className="font-semibold text-base">{title}</h2>
          {hint && <p className="text-note text-ink-soft leading-5">{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </Card>
  )
}
