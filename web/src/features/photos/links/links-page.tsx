// All links that the maker has sent.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Link2 } from 'lucide-react'
import type { PhotoLink } from '../../../../../services/photos/links/schemas.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { LinkMenu } from './link-menu.tsx'
import { recipientWords, STATES, seenWords, sourceWords } from './link-words.ts'
import { linksQuery, useLiveLinks } from './links-data.ts'

const columns: readonly DataColumn<PhotoLink>[] = [
  {
    id: 'title',
    heading: 'Link',
    isTitle: true,
    sortBy: ({ title }) => title,
    cell: (link) => (
      <div className="grid gap-0.5">
        <Link
          to="/photos/links/$linkId"
          params={{ linkId: link.id }}
          className="font-medium underline-offset-4 hover:underline"
        >
          {link.title}
        </Link>
        <span className="text-ink-faint text-note">
          {recipientWords(link)} · {sourceWords(link)}
        </span>
      </div>
    ),
  },
  {
    id: 'state',
    heading: 'State',
    sortBy: ({ state }) => state,
    cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>,
  },
  {
    id: 'seen',
    heading: 'Last seen',
    sortBy: ({ lastSeenAt }) => lastSeenAt ?? '',
    cell: (link) => seenWords(link),
  },
  {
    id: 'said',
    heading: 'From the client',
    sortBy: ({ favourites, comments }) => favourites + comments,
    cell: (link) => <Said link={link} />,
  },
  { id: 'actions', heading: '', cell: (link) => <LinkMenu link={link} />, className: 'text-right' },
]

function Said({ link: { favourites, comments, open, downloaded } }: { link: PhotoLink }) {
  const words = [
    favourites > 0 && formatCount(favourites, 'favourite'),
    comments > 0 && formatCount(comments, 'comment'),
    downloaded > 0 && formatCount(downloaded, 'visit with downloads', 'visits with downloads'),
  ].filter(Boolean)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {words.join(' · ') || '–'}
      {open > 0 && <Badge tone="warn">{open} to answer</Badge>}
    </span>
  )
}

export function LinksPage() {
  useLiveLinks()
  const { data: links, error, refetch } = useQuery(linksQuery)
  return (
    <Page>
      <PageHeader
        title="Shared links"
        subtitle="Who has a link sees these photos, and nothing else of yours."
        actions={<BackLink to="/photos">Photos</BackLink>}
      />
      {error && !links && (
        <ErrorState error={error} title="Your links could not be loaded" onRetry={refetch} />
      )}
      {!links && !error && <Skeleton className="h-40 rounded-lg" />}
      {links?.length === 0 && (
        <EmptyState
          icon={<Link2 />}
          title="No links yet"
          action={
            <Button asChild>
              <Link to="/photos">Choose photos</Link>
            </Button>
          }
        >
          Select some photos, or open an album, and share them by link: with a password, an end and a
          watermark if you like. Favourites and comments of your client come back to this page.
        </EmptyState>
      )}
      {links && links.length > 0 && (
        <div className="max-w-5xl">
          <DataTable label="Shared links" columns={columns} rows={links} keyOf={({ id }) => id} />
        </div>
      )}
    </Page>
  )
}
