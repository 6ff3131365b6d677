import type { Source } from '../../../../services/assistant/answers/schemas.ts'

const KINDS: Record<Source['ref']['kind'], string> = {
  product: 'Product',
  category: 'Category',
  faq: 'Question',
  page: 'Page',
}

/** The sources of one answer, by their numbers. */
export function SourceLinks({ sources, handle }: { sources: readonly Source[]; handle: string }) {
  if (sources.length === 0) return null
  return (
    <ol aria-label="Sources" className="grid gap-1 text-sm">
      {sources.map(({ n, ref, title, path }) => (
        <li key={n} className="flex min-w-0 items-baseline gap-2">
          <span className="shrink-0 text-ink-faint tabular-nums">[{n}]</span>
          <a
            href={`/shop/${handle}${path}`}
            target="_blank"
            rel="noreferrer"
            dir="auto"
            className="min-w-0 truncate text-accent hover:underline"
          >
            {title}
          </a>
          <span className="shrink-0 text-ink-faint text-note">{KINDS[ref.kind]}</span>
        </li>
      ))}
    </ol>
  )
}
