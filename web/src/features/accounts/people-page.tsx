import { useInfiniteQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DataToolbar } from '../../ui/data-toolbar.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AdminPage } from './admin-page.tsx'
import { peopleQuery } from './people-data.ts'
import { personColumns } from './person-columns.tsx'

/** Shows administrators who has an account and what they may do. */
export function PeoplePage() {
  const [search, setSearch] = useState('')
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(peopleQuery(search))
  const onSearch = useCallback((text: string) => setSearch(text), [])
  const people = data?.pages.flatMap((page) => page.items) ?? []

  return (
    <AdminPage title="People">
      <div className="pt-5">
        <DataToolbar
          searchLabel="Search name or email"
          search={search}
          onSearch={onSearch}
          {...(data && { summary: `${people.length}${hasNextPage ? '+' : ''} shown` })}
        />
      </div>
      {isPending && (
        <div role="status" className="grid gap-2">
          <span className="sr-only">Loading people</span>
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
        </div>
      )}
      {error && !data && <ErrorState error={error} title="People could not be loaded" onRetry={refetch} />}
      {data && people.length === 0 && !hasNextPage && (
        <EmptyState icon={<Users />} title="No one found">
          No name or email starts with that.
        </EmptyState>
      )}
      {people.length > 0 && (
        <DataTable label="People" columns={personColumns} rows={people} keyOf={({ id }) => id} />
      )}
      {hasNextPage && (
        <div className="mt-5 flex justify-center">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </AdminPage>
  )
}
