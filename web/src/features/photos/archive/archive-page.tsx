// Photos that are kept out of the timeline.

import { Archive } from 'lucide-react'
import { BackLink } from '../../../ui/back-link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { moveToTrash } from '../data/actions.ts'
import { GallerySkeleton } from '../gallery/empty.tsx'
import { Gallery } from '../gallery/gallery.tsx'
import { SelectionBar } from '../gallery/selection-bar.tsx'
import { useSource } from '../gallery/use-source.ts'
import { useOpenedPhoto } from '../use-opened-photo.ts'
import { LazyViewer } from '../viewer/lazy-viewer.tsx'

const ADDRESS = '/photos/archive'
const NO_FILTERS = {}

export function ArchivePage() {
  const source = useSource(NO_FILTERS, { archived: true })
  const { photoId, grid, hrefOf, open, show, close } = useOpenedPhoto(ADDRESS)

  return (
    <Page>
      <PageHeader
        title="Archive"
        subtitle="Kept out of the timeline."
        actions={<BackLink to="/photos">Photos</BackLink>}
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
      {photoId && <LazyViewer photoId={photoId} source={source} onShow={show} onClose={close} />}
    </Page>
  )
}
