import { useInfiniteQuery } from '@tanstack/react-query'
import { PackageCheck } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DeadLetterCard } from './dead-letter-card.tsx'
import { useDismissed } from './dismissals.ts'
import { ShelfActions } from './shelf-actions.tsx'
import { shelfQuery } from './shelf-data.ts'

/** Events that failed for good and wait for a person. */
export function ShelfPage() {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(shelfQuery)
  const dismissed = useDismissed()
  const letters = data?.pages.flatMap((page) => page.items).filter(({ id }) => !dismissed.includes(id)) ?? []
  const isEmpty = data !== undefined && letters.length === 0 && !hasNextPage

  return (
    <Page narrow>
      <PageHeader
        title="Shelf"
        subtitle="Events that failed every attempt. Nothing is lost while it is here."
        actions={letters.length > 0 && <ShelfActions count={letters.length} isMore={hasNextPage} />}
      />
      {isPending && <ShelfSkeleton />}
      {error && !data && <ErrorState error={error} title="The shelf could not be loaded" onRetry={refetch} />}
      {isEmpty && (
        <EmptyState icon={<PackageCheck />} title="Nothing needs attention">
          When an event fails every attempt, it waits here with its reason until you send it again.
        </EmptyState>
      )}
      <ul className="grid grid-cols-1 gap-3">
        {letters.map((letter) => (
          <DeadLetterCard key={letter.id} letter={letter} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="mt-5 flex justify-center">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  )
}

function ShelfSkeleton() {
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">Loading the shelf</span>
      {['first', 'second', 'third'].map((name) => (
        <Skeleton key={name} className="h-36 rounded-lg" />
      ))}
    </div>
  )
}
