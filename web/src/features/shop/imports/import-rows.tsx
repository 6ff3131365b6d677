import { useInfiniteQuery } from '@tanstack/react-query'
import type { CatalogueImport, ImportRow } from '../../../../../services/shop/imports/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { importRowsQuery } from '../data/imports-data.ts'
import { OUTCOME_WORDS } from './import-words.ts'

/** What becomes of each row, numbered as in the file. */
export function ImportRows({ one: { id, status, title } }: { one: CatalogueImport }) {
  const rows = useInfiniteQuery(importRowsQuery(id, status))
  const items = rows.data?.pages.flatMap((page) => page.items)
  if (rows.error && !items)
    return <ErrorState error={rows.error} title="The report could not be loaded" onRetry={rows.refetch} />
  if (!items) return <Skeleton className="h-32" />
  if (items.length === 0) return null
  return (
    <section
      aria-label={`Rows of ${title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable with the keyboard
      tabIndex={0}
      className="max-h-96 overflow-y-auto rounded-md border"
    >
      <ul className="divide-y text-sm">
        {items.map((row) => (
          <Row key={row.row} row={row} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <div className="grid place-items-center border-t p-2">
          <Button
            size="sm"
            variant="ghost"
            busy={rows.isFetchingNextPage}
            onClick={() => void rows.fetchNextPage()}
          >
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ row: { row, outcome, title, sku, problems } }: { row: ImportRow }) {
  const { label, tone } = OUTCOME_WORDS[outcome]
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)_auto] items-start gap-x-3 px-3 py-2">
      <span className="text-ink-faint tabular-nums">
        <span className="sr-only">Row </span>
        {row}
      </span>
      <span className="grid [overflow-wrap:anywhere]">
        <span>{[title, sku].filter(Boolean).join(' · ') || 'Without a title'}</span>
        {problems.map(({ column, value, message }) => (
          <span key={`${column} ${message}`} className="text-danger text-note">
            {column}
            {value && ` “${value}”`}: {message}
          </span>
        ))}
      </span>
      <Badge tone={tone}>{label}</Badge>
    </li>
  )
}
