// What a client said about the photos of a link.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BookImage, Heart, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import type { PhotoLink, ProofQuery } from '../../../../../services/photos/links/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.tsx'
import { albumOfFavourites, proofsQuery } from './links-data.ts'
import { ProofCard } from './proof-card.tsx'

type Only = NonNullable<ProofQuery['only']> | 'all'

export function Proofs({ link }: { link: PhotoLink }) {
  const [only, setOnly] = useState<Only>('all')
  const query = useInfiniteQuery(proofsQuery(link.id, only === 'all' ? undefined : only))
  const proofs = query.data?.pages.flatMap(({ items }) => items)
  const who = link.recipient || 'your client'
  return (
    <section aria-label="Favourites and comments" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterTabs<Only>
          label="Which photos"
          options={[
            { value: 'all', label: 'All' },
            { value: 'favourites', label: `Favourites of ${who}`, count: link.favourites },
            { value: 'comments', label: 'With comments' },
            { value: 'open', label: 'To answer', count: link.open },
          ]}
          value={only}
          onValueChange={setOnly}
        />
        {link.favourites > 0 && <AlbumButton link={link} />}
      </div>
      {query.error && !proofs && (
        <ErrorState error={query.error} title="This could not be loaded" onRetry={query.refetch} />
      )}
      {!proofs && !query.error && <Skeleton className="h-40 rounded-lg" />}
      {proofs?.length === 0 && <Nothing link={link} only={only} />}
      {proofs && proofs.length > 0 && (
        <ul className="grid gap-3">
          {proofs.map((proof) => (
            <ProofCard key={proof.photoId} proof={proof} who={who} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          className="justify-self-start"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  )
}

function Nothing({ link, only }: { link: PhotoLink; only: Only }) {
  if (only !== 'all') return <EmptyState icon={<MessageSquare />} title="None of these" />
  return (
    <EmptyState icon={<Heart />} title="Nothing came back yet">
      {link.canComment
        ? 'Hearts and comments appear here the moment your client gives them.'
        : 'This link asks for no favourites or comments. Change it to get some.'}
    </EmptyState>
  )
}

function AlbumButton({ link }: { link: PhotoLink }) {
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  async function make() {
    setBusy(true)
    try {
      const albumId = await albumOfFavourites(link.id, `${link.title}: favourites`)
      await navigate({ to: '/photos/albums/$albumId', params: { albumId } })
    } catch (error) {
      toast.failed('No album was made', error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<BookImage />} busy={busy} onClick={() => void make()}>
      Album of favourites
    </Button>
  )
}
