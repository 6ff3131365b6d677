import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, RotateCw, Search } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { saveFile } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { cx } from '../../../ui/cx.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DataToolbar } from '../../../ui/data-toolbar.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { formatCount } from '../../../ui/format.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { forecastQuery } from '../data/campaigns-data.ts'
import { isForetold, logPageQuery, nextRecipientsQuery, retryFailed } from './campaign-data.ts'
import { type CampaignSearch, filterOf } from './campaign-search.ts'
import { expectedTimes } from './expected-times.ts'
import { Pager } from './pager.tsx'
import { recipientColumns } from './recipient-columns.tsx'
import { FILTERS } from './recipient-words.ts'
import { useNow } from './use-now.ts'

const RecipientSheet = lazyPart(async () => (await import('./recipient-sheet.tsx')).RecipientSheet)

const PAGE = 50

/** What became of every recipient's mail, page by page. Only the rows that are seen are fetched again. */
export function RecipientsLog({ campaign }: { campaign: Campaign }) {
  const { id, status, counts } = campaign
  const search: CampaignSearch = useSearch({ strict: false })
  const filter = filterOf(search)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  /** The beginnings of the pages up to the one that is shown. */
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [asksRetry, setAsksRetry] = useState(false)
  const now = useNow()

  const cursor = cursors.at(-1)
  const { data, error, isPlaceholderData, refetch } = useQuery(
    logPageQuery(id, { filter, limit: PAGE, ...(text && { text }), ...(cursor && { cursor }) }),
  )
  const isTold = isForetold(campaign)
  const { data: forecast } = useQuery({ ...forecastQuery(id), enabled: isTold })
  const { data: left } = useQuery({ ...nextRecipientsQuery(id), enabled: isTold })
  const expected = useMemo(
    () =>
      isTold && left && forecast ? expectedTimes(left.items, forecast.times) : new Map<string, string>(),
    [isTold, left, forecast],
  )

  const go = useCallback(
    (next: CampaignSearch) =>
      void navigate({
        to: '/campaigns/$campaignId',
        params: { campaignId: id },
        search: next,
        replace: true,
        resetScroll: false,
      }),
    [navigate, id],
  )
  const show = (next: string) => {
    setCursors([])
    go(next === 'all' ? {} : { filter: next })
  }
  const find = useCallback((next: string) => {
    setCursors([])
    setText(next)
  }, [])
  const kept = filter === 'all' ? {} : { filter }
  const open = (recipient: string) => go({ ...kept, recipient })

  const rows = data?.items ?? []
  return (
    <section aria-label="Recipients" className="grid grid-cols-1 gap-3">
      <FilterTabs
        label="Outcome"
        options={FILTERS.map(({ value, label, count }) => ({ value, label, count: count(counts) }))}
        value={filter}
        onValueChange={show}
      />
      <DataToolbar searchLabel="Search name, address or company" search={text} onSearch={find}>
        {counts.failed > 0 && (
          <Button icon={<RotateCw />} onClick={() => setAsksRetry(true)}>
            Retry all failed
          </Button>
        )}
        <Button icon={<Download />} onClick={() => void saveFile(`/campaigns/${id}/log.csv`)}>
          Save as CSV
        </Button>
      </DataToolbar>
      {error && !data && <ErrorState error={error} title="The log could not be loaded" onRetry={refetch} />}
      {!data && !error && (
        <div role="status" className="grid gap-2">
          <span className="sr-only">Loading the log</span>
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
        </div>
      )}
      {data && rows.length === 0 && (
        <EmptyState icon={<Search />} title="Nobody here">
          {text ? 'No name, address or company begins with that.' : 'No recipient has this outcome now.'}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className={cx('transition-opacity', isPlaceholderData && 'opacity-60')}>
          <DataTable
            label="Recipients"
            columns={recipientColumns({ campaignId: id, status, expected, now, onOpen: open })}
            rows={rows}
            keyOf={(row) => row.id}
          />
        </div>
      )}
      <Pager
        from={cursors.length * PAGE}
        count={rows.length}
        onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
        onNext={
          data?.nextCursor && !isPlaceholderData
            ? () => setCursors([...cursors, data.nextCursor ?? ''])
            : undefined
        }
      />
      {search.recipient !== undefined && (
        <RecipientSheet
          key={search.recipient}
          campaign={campaign}
          id={search.recipient}
          expectedAt={expected.get(search.recipient)}
          onClose={() => go(kept)}
        />
      )}
      <ConfirmDialog
        open={asksRetry}
        onOpenChange={setAsksRetry}
        tone="primary"
        title={`Try ${formatCount(counts.failed, 'failed mail')} again?`}
        description="They were certainly not accepted, so nobody gets one twice. Addresses that do not exist will fail again."
        confirmLabel="Try again"
        onConfirm={() => retryFailed(id)}
      />
    </section>
  )
}
