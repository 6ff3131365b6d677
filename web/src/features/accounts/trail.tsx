import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { History } from 'lucide-react'
import type { SecurityEvent } from '../../../../services/accounts/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TrailTable } from './trail-table.tsx'

export interface TrailProps {
  trail: UseInfiniteQueryResult<InfiniteData<{ items: SecurityEvent[] }>>
  ofAll?: boolean
}

/** A trail in every state: loading, failed, empty, or shown in pages. */
export function Trail({ trail, ofAll = false }: TrailProps) {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = trail
  const events = data?.pages.flatMap((page) => page.items) ?? []
  if (isPending)
    return (
      <div role="status" className="grid gap-2">
        <span className="sr-only">Loading events</span>
        {['first', 'second', 'third'].map((name) => (
          <Skeleton key={name} className="h-11" />
        ))}
      </div>
    )
  if (error && !data) return <ErrorState error={error} title="Events could not be loaded" onRetry={refetch} />
  if (events.length === 0 && !hasNextPage)
    return (
      <EmptyState icon={<History />} title="No events">
        Nothing has happened here yet.
      </EmptyState>
    )
  return (
    <>
      <TrailTable events={events} ofAll={ofAll} />
      {hasNextPage && (
        <div className="mt-5 flex justify-center">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </>
  )
}
