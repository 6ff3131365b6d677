import { useQuery } from '@tanstack/react-query'
import { PenLine } from 'lucide-react'
import type { Template } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import { examplesQuery } from '../../data/template-data.ts'

/** Mails to begin with; shown while nothing is written yet, so that they replace nothing. */
export function Examples({ onChoose }: { onChoose: (template: Template) => void }) {
  const { data: examples } = useQuery(examplesQuery)
  if (!examples || examples.length === 0) return null
  return (
    <section aria-label="Examples" className="grid gap-2">
      <p className="font-medium text-sm">Begin with an example, or write your own</p>
      <ul className="grid gap-2 sm:grid-cols-2">
        {examples.map(({ title, subject, body }) => (
          <li key={title}>
            <button
              type="button"
              className="grid w-full grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-md border bg-paper-raised px-3 py-2.5 text-left text-sm hover:border-line-strong"
              onClick={() => onChoose({ subject, body })}
            >
              <PenLine aria-hidden="true" className="row-span-2 mt-0.5 size-4 text-accent" />
              <span className="font-medium">{title}</span>
              <span className="truncate text-ink-faint text-note">{subject}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
