import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { RecipientRow } from '../../../../../../services/campaigns/recipients/schemas.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Button } from '../../../../ui/button.tsx'
import { type DataColumn, DataTable } from '../../../../ui/data-table.tsx'
import { DataToolbar } from '../../../../ui/data-toolbar.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { formatCount } from '../../../../ui/format.ts'
import { IconButton } from '../../../../ui/icon-button.tsx'
import { lazyPart } from '../../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { Tooltip } from '../../../../ui/tooltip.tsx'
import { recipientsQuery } from '../../data/recipients-data.ts'

const EditRecipient = lazyPart(async () => (await import('./edit-recipient.tsx')).EditRecipient)

/** Everybody who is in the campaign. The one that the address names is open, so that findings can lead to it. */
export function RecipientsTable({ campaign }: { campaign: Campaign }) {
  const { id, counts } = campaign
  const { recipient: open }: { recipient?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    recipientsQuery(id, { text }),
  )
  const rows = data?.pages.flatMap(({ items }) => items)
  const show = (recipient?: string) =>
    void navigate({
      to: '/campaigns/$campaignId/edit/$step',
      params: { campaignId: id, step: 'recipients' },
      search: recipient === undefined ? {} : { recipient },
      replace: true,
      resetScroll: false,
    })
  return (
    <section aria-labelledby="everybody">
      <h3 id="everybody" className="mb-3 font-semibold text-base">
        In this campaign
      </h3>
      <DataToolbar
        searchLabel="Search recipients"
        search={text}
        onSearch={setText}
        summary={formatCount(counts.total, 'recipient')}
      />
      {error && !rows && (
        <ErrorState error={error} title="The recipients could not be loaded" onRetry={refetch} />
      )}
      {!rows && !error && <Skeleton className="h-40 rounded-lg" />}
      {rows?.length === 0 && <p className="text-ink-soft text-sm">Nobody is called that.</p>}
      {rows && rows.length > 0 && (
        <div className="md:rounded-lg md:border md:bg-paper-raised">
          <DataTable label="Recipients" columns={columns(show)} rows={rows} keyOf={(row) => row.id} />
        </div>
      )}
      {hasNextPage && (
        <Button className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      {open !== undefined && (
        <EditRecipient key={open} campaign={campaign} id={open} onClose={() => show()} />
      )}
    </section>
  )
}

const columns = (onOpen: (id: string) => void): DataColumn<RecipientRow>[] => [
  {
    id: 'email',
    heading: 'E-mail',
    isTitle: true,
    className: 'md:w-2/5',
    cell: ({ id, email }) => (
      <button
        type="button"
        className="rounded-sm text-left font-medium [overflow-wrap:anywhere] hover:underline"
        onClick={() => onOpen(id)}
      >
        {email}
      </button>
    ),
  },
  { id: 'name', heading: 'Name', className: 'md:w-1/5', cell: ({ name }) => name || '–' },
  { id: 'company', heading: 'Company', className: 'md:w-1/4', cell: ({ company }) => company || '–' },
  {
    id: 'state',
    heading: 'Notes',
    className: 'md:min-w-24',
    cell: (row) => <Notes row={row} />,
  },
  {
    id: 'actions',
    heading: '',
    className: 'md:w-12',
    cell: ({ id, email }) => (
      <IconButton size="sm" label={`Edit ${email}`} onClick={() => onOpen(id)}>
        <Pencil />
      </IconButton>
    ),
  },
]

function Notes({ row: { state, skipReason, known } }: { row: RecipientRow }) {
  const signs = [
    state === 'sent' && <Badge key="sent">Already sent</Badge>,
    skipReason === 'suppressed' && (
      <Badge key="suppressed" tone="warn">
        Never write to
      </Badge>
    ),
    skipReason === 'unsubscribed' && (
      <Badge key="unsubscribed" tone="warn">
        Unsubscribed
      </Badge>
    ),
    known.length > 0 && (
      <Tooltip key="known" content={known.join(', ')} isPressed>
        <button type="button" className="rounded-sm" aria-label={`Written to before: ${known.join(', ')}`}>
          <Badge tone="info">Written to before</Badge>
        </button>
      </Tooltip>
    ),
  ].filter(Boolean)
  return signs.length > 0 ? <div className="flex flex-wrap gap-1">{signs}</div> : '–'
}
