import { useInfiniteQuery } from '@tanstack/react-query'
import { MailX, Plus, Search } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Suppression } from '../../../../../services/campaigns/suppressions/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx'
import { DataToolbar } from '../../../ui/data-toolbar.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatDate } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.tsx'
import { RoomPage } from '../room-page.tsx'
import { AddSuppressions } from './add-suppressions.tsx'
import { allowAgain, REASONS, suppressionsQuery } from './suppressions-data.ts'

/** The addresses that no campaign of the person writes to. */
export function SuppressionsPage() {
  const [search, setSearch] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [asked, setAsked] = useState<Suppression | null>(null)
  const list = useInfiniteQuery(suppressionsQuery(search))
  const find = useCallback((text: string) => setSearch(text), [])
  const items = list.data?.pages.flatMap((page) => page.items)
  const isEmpty = items?.length === 0 && search === '' && !list.hasNextPage

  async function allow({ id, email }: Suppression) {
    try {
      await allowAgain(id)
      toast.success(`Your campaigns may write to ${email} again`)
    } catch (error) {
      toast.failed('Not removed', error)
      throw error
    }
  }

  return (
    <RoomPage
      title="Never write to"
      subtitle="No campaign of yours writes to these addresses, whatever list they are on."
      actions={
        <Button variant="primary" icon={<Plus />} onClick={() => setAdding(true)}>
          Add addresses
        </Button>
      }
    >
      <div className="grid max-w-5xl grid-cols-1">
        {!isEmpty && <DataToolbar searchLabel="Search addresses" search={search} onSearch={find} />}
        {list.isPending && (
          <div role="status" className="grid gap-2">
            <span className="sr-only">Loading the list</span>
            <Skeleton className="h-11" />
            <Skeleton className="h-11" />
          </div>
        )}
        {list.error && !items && (
          <ErrorState error={list.error} title="The list could not be loaded" onRetry={list.refetch} />
        )}
        {isEmpty && (
          <EmptyState
            icon={<MailX />}
            title="Nobody is on this list"
            action={<Button onClick={() => setAdding(true)}>Add addresses</Button>}
          >
            Whoever unsubscribes, and every address whose mail comes back for good, is added by itself. You
            can add others.
          </EmptyState>
        )}
        {items?.length === 0 && !isEmpty && (
          <EmptyState icon={<Search />} title="Not on this list">
            No address here begins with that.
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <DataTable
            label="Addresses that are never written to"
            columns={columnsOf(setAsked)}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
        {list.hasNextPage && (
          <div className="mt-5 flex justify-center">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </div>
      {isAdding && <AddSuppressions onClose={() => setAdding(false)} />}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Write to ${asked?.email ?? ''} again?`}
        description={asked ? MEANS[asked.reason] : ''}
        confirmLabel="Take off the list"
        tone={asked?.reason === 'manual' ? 'primary' : 'danger'}
        onConfirm={() => asked && allow(asked)}
      />
    </RoomPage>
  )
}

/** What it means to take an address off the list. */
const MEANS: Record<Suppression['reason'], string> = {
  manual: 'You added it yourself. Campaigns that run or start from now on may write to it.',
  unsubscribed:
    'They asked not to be written to. In many countries writing to them all the same is against the law, unless they have changed their mind and told you so.',
  bounced:
    'Mail to this address came back because it does not exist. Sending there again harms your mailbox’s reputation, unless the address works now.',
  complaint:
    'They reported your mail as spam. Writing to them again harms your mailbox’s reputation, and may be against the law.',
}

function columnsOf(onRemove: (item: Suppression) => void): DataColumn<Suppression>[] {
  return [
    {
      id: 'email',
      heading: 'Address',
      isTitle: true,
      cell: ({ email }) => <span className="font-medium [overflow-wrap:anywhere]">{email}</span>,
    },
    {
      id: 'reason',
      heading: 'Reason',
      className: 'md:w-40',
      cell: ({ reason }) => (
        <Badge tone={reason === 'manual' ? 'neutral' : reason === 'unsubscribed' ? 'info' : 'danger'}>
          {REASONS[reason]}
        </Badge>
      ),
    },
    {
      id: 'campaign',
      heading: 'Campaign',
      className: 'md:w-56',
      cell: ({ campaignTitle }) => <span className="[overflow-wrap:anywhere]">{campaignTitle ?? '–'}</span>,
    },
    {
      id: 'since',
      heading: 'Since',
      className: 'md:w-32 md:whitespace-nowrap',
      cell: ({ addedAt }) => <time dateTime={addedAt}>{formatDate(addedAt)}</time>,
    },
    {
      id: 'remove',
      heading: '',
      className: 'md:w-28',
      cell: (item) => (
        <Button size="sm" variant="ghost" aria-label={`Remove ${item.email}`} onClick={() => onRemove(item)}>
          Remove
        </Button>
      ),
    },
  ]
}
