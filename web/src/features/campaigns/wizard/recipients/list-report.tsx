import { useInfiniteQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import type {
  ListCounts,
  RecipientList,
  RowReport,
} from '../../../../../../services/campaigns/lists/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { DataTable } from '../../../../ui/data-table.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { FilterTabs } from '../../../../ui/filter-tabs.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { type RowsShown, rowsQuery } from '../../data/lists-data.ts'
import { rowColumns } from './row-columns.tsx'

interface ListReportProps {
  list: RecipientList
  counts: ListCounts
  /** Addresses that were accepted in place of those found, by the number of the row. */
  corrections: Readonly<Record<string, string>>
  onCorrect: (row: number, email: string | null) => void
}

/** What becomes of each row. What needs a look is shown first. */
export function ListReport({ list, counts, corrections, onCorrect }: ListReportProps) {
  const { rows, taken, duplicates, invalid, corrected, suspicious, blank } = counts
  const tabs = [
    { value: 'all', label: 'All rows', count: rows },
    { value: 'taken', label: 'Recipients', count: taken },
    { value: 'suspicious', label: 'Likely typing errors', count: suspicious },
    { value: 'invalid', label: 'Invalid', count: invalid },
    { value: 'duplicates', label: 'Duplicates', count: duplicates },
    { value: 'corrected', label: 'Corrected', count: corrected },
  ] as const
  const first = tabs.slice(2, 4).find(({ count }) => count > 0)?.value ?? 'all'
  const [chosen, setChosen] = useState<RowsShown | null>(null)
  const show = chosen ?? first
  return (
    <section aria-label="Report" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <FilterTabs
        label="Rows"
        value={show}
        onValueChange={setChosen}
        options={tabs.filter(({ value, count }) => value === 'all' || value === 'taken' || count > 0)}
      />
      <Rows key={show} id={list.id} show={show} corrections={corrections} onCorrect={onCorrect} />
      {blank > 0 && (
        <p className="text-ink-faint text-note">
          {blank === 1 ? 'One blank row was' : `${blank.toLocaleString('en')} blank rows were`} skipped.
        </p>
      )}
    </section>
  )
}

interface RowsProps {
  id: string
  show: RowsShown
  corrections: ListReportProps['corrections']
  onCorrect: ListReportProps['onCorrect']
}

function Rows({ id, show, corrections, onCorrect }: RowsProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    rowsQuery(id, show),
  )
  if (error && !data)
    return <ErrorState error={error} title="The rows could not be loaded" onRetry={refetch} />
  if (!data) return <Skeleton className="h-40" />
  const rows: RowReport[] = data.pages.flatMap(({ items }) => items)
  if (rows.length === 0)
    return (
      <p className="flex items-center gap-2 text-ink-soft text-sm">
        <Check aria-hidden="true" className="size-4 text-ok" />
        No such rows
      </p>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="max-h-112 overflow-y-auto max-md:max-h-none md:rounded-md md:border">
        <DataTable
          label="Rows of the list"
          columns={rowColumns(corrections, onCorrect)}
          rows={rows}
          keyOf={({ row }) => String(row)}
        />
      </div>
      {hasNextPage && (
        <div>
          <Button size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  )
}
