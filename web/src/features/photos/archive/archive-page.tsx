// Photos that are kept out of the timeline.
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { Archive, ArrowLeft } from 'lucide-react'
import { useCallback, useRef } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { moveToTrash } from '../data/actions.ts'
import { GallerySkeleton } from '../gallery/empty.tsx'
import { Gallery } from '../gallery/gallery.tsx'
import type { GridHandle } from '../gallery/grid.tsx'
import { SelectionBar } from '../gallery/selection-bar.tsx'
import { useSource } from '../gallery/use-source.ts'
import { LazyViewer } from '../viewer/lazy-viewer.tsx'

const ADDRESS = '/photos/archive'
const NO_FILTERS = {}
const hrefOf = (tile: PhotoTile) => `${ADDRESS}?photo=${tile.id}`

export function ArchivePage() {
  const source = useSource(NO_FILTERS, { archived: true })
  const router = useRouter()
  const photoId = useLocation({ select: ({ search }) => (search as { photo?: string }).photo })
  const grid = useRef<GridHandle>(null)
  const open = useCallback((id: string) => router.history.push(`${ADDRESS}?photo=${id}`), [router])

  function close() {
    const last = photoId
    router.history.replace(ADDRESS)
    if (last) requestAnimationFrame(() => grid.current?.reveal(last, { focus: true }))
  }

  return (
    <Page>
      <PageHeader
        title="Archive"
        subtitle="Kept out of the timeline."
        actions={
          <Button asChild variant="ghost" className="max-md:-ml-4">
            <Link to="/photos">
              <ArrowLeft aria-hidden="true" />
              Photos
            </Link>
          </Button>
        }
      />
      {source.error ? (
        <ErrorState error={source.error} title="The archive could not be loaded" onRetry={source.retry} />
      ) : source.isLoading ? (
        <GallerySkeleton />
      ) : source.sections.length === 0 ? (
        <EmptyState icon={<Archive />} title="Nothing is archived">
          <p>
            Receipts, screenshots, rejects: press E on a photo, and it leaves the timeline without being lost.
          </p>
        </EmptyState>
      ) : (
        <Gallery
          source={source}
          hrefOf={hrefOf}
          onOpen={open}
          onDelete={(ids) => void moveToTrash(ids)}
          bar={(ids, clear) => <SelectionBar ids={ids} onClear={clear} isArchive />}
          isCovered={photoId !== undefined}
          handle={grid}
        />
      )}
      {photoId && (
        <LazyViewer
          photoId={photoId}
          source={source}
          onShow={(id) => router.history.replace(`${ADDRESS}?photo=${id}`)}
          onClose={close}
        />
      )}
    </Page>
  )
}
