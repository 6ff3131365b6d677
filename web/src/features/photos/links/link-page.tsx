// One link: how it stands, and what came back through it, live.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Link2Off, Settings2 } from 'lucide-react'
import { useState } from 'react'
import type { PhotoLink } from '../../../../../services/photos/links/schemas.ts'
import { ApiError } from '../../../api.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount, formatTime } from '../../../ui/format.ts'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AddressRow } from './address-row.tsx'
import { EditLinkDialog } from './edit-link-dialog.tsx'
import { LinkMenu } from './link-menu.tsx'
import { DOWNLOADS, recipientWords, STATES, seenWords, sourceWords } from './link-words.ts'
import { addressOf, linkQuery, useLiveLinks } from './links-data.ts'
import { Proofs } from './proofs.tsx'

export function LinkPage() {
  useLiveLinks()
  const { linkId = '' } = useParams({ strict: false })
  const { data: link, error, refetch } = useQuery(linkQuery(linkId))
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <Page>
      {link && !isGone ? (
        <Shown link={link} />
      ) : (
        <>
          <PageHeader title="Shared link" actions={<Back />} />
          {isGone ? (
            <EmptyState
              icon={<Link2Off />}
              title="There is no such link"
              action={
                <Button asChild>
                  <Link to="/photos/links">All links</Link>
                </Button>
              }
            >
              <p>It may have been deleted. Its photos are where they were.</p>
            </EmptyState>
          ) : error ? (
            <ErrorState error={error} title="This link could not be loaded" onRetry={refetch} />
          ) : (
            <Skeleton className="h-40 rounded-lg" />
          )}
        </>
      )}
    </Page>
  )
}

const Back = () => <BackLink to="/photos/links">Links</BackLink>

function Shown({ link }: { link: PhotoLink }) {
  const [edits, setEdits] = useState(false)
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={link.title}
        subtitle={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={STATES[link.state].tone}>{STATES[link.state].label}</Badge>
            <span>{recipientWords(link)}</span>
            <span>{seenWords(link)}</span>
          </span>
        }
        actions={
          <>
            <Back />
            <Button icon={<Settings2 />} onClick={() => setEdits(true)}>
              Change
            </Button>
            <LinkMenu link={link} onDeleted={() => void navigate({ to: '/photos/links' })} />
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Proofs link={link} />
        <aside aria-label="About this link" className="grid gap-4 max-lg:-order-1">
          <Address link={link} />
          <Facts link={link} />
        </aside>
      </div>
      {edits && <EditLinkDialog link={link} onClose={() => setEdits(false)} />}
    </>
  )
}

/** It is asked for only here, because who reads it has the link. */
function Address({ link }: { link: PhotoLink }) {
  const { data, error } = useQuery({
    queryKey: ['photo-links', 'address', link.id],
    queryFn: () => addressOf(link.id),
  })
  if (error) return <ErrorState error={error} title="The address could not be loaded" />
  return data ? <AddressRow link={link} address={data} /> : <Skeleton className="h-24 rounded-lg" />
}

function Facts({ link }: { link: PhotoLink }) {
  const downloads = DOWNLOADS.find(({ value }) => value === link.downloads)?.label ?? ''
  const facts: [string, string][] = [
    ['Shows', sourceWords(link)],
    ['Downloads', downloads],
    ['Downloaded in', formatCount(link.downloaded, 'visit')],
    ['Password', link.hasPassword ? 'Yes' : 'No'],
    ['Watermark', link.watermark || 'None'],
    ['Ends', link.expiresAt ? formatTime(link.expiresAt) : 'Not by itself'],
    ['Made', formatTime(link.addedAt)],
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 rounded-lg border p-4 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
