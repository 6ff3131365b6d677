import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { deleteForGood, emptyTrash } from './data/actions.ts'
import { GallerySkeleton } from './gallery/empty.tsx'
import { Gallery } from './gallery/gallery.tsx'
import { TrashSelectionBar } from './gallery/selection-bar.tsx'
import { useSource } from './gallery/use-source.ts'
import { daysLeft } from './trash-days.ts'
import { useOpenedPhoto } from './use-opened-photo.ts'
import { LazyViewer } from './viewer/lazy-viewer.tsx'

const NO_FILTERS = {}
const noteOf = (tile: PhotoTile) => tile.trashedAt && daysLeft(tile.trashedAt, Date.now())

export function TrashPage() {
  const source = useSource(NO_FILTERS, { trashed: true })
  const { photoId, grid, hrefOf, open, show, close } = useOpenedPhoto('/photos/trash')
  const [asks, setAsks] = useState<string[] | 'everything' | null>(null)
  const isEmpty = source.sections.length === 0

  return (
    <Page>
      <PageHeader
        title="Trash"
        subtitle="Photos are permanently deleted after 30 days."
        actions={
          <>
            <BackLink to="/photos">Photos</BackLink>
            {!isEmpty && (
              <Button icon={<Trash2 />} onClick={() => setAsks('everything')}>
                Empty trash
              </Button>
            )}
          </>
        }
      />
      {source.error ? (
        <ErrorState error={source.error} title="The trash could not be loaded" onRetry={source.retry} />
      ) : source.isLoading ? (
        <GallerySkeleton />
      ) : isEmpty ? (
        <EmptyState icon={<Trash2 />} title="The trash is empty">
          <p>What you delete waits here for 30 days, in case you change your mind.</p>
        </EmptyState>
      ) : (
        <Gallery
          source={source}
          hrefOf={hrefOf}
          onOpen={open}
          noteOf={noteOf}
          onDelete={setAsks}
          marks={false}
          bar={(ids, clear) => <TrashSelectionBar ids={ids} onClear={clear} />}
          isCovered={photoId !== undefined}
          handle={grid}
        />
      )}
      {photoId && <LazyViewer photoId={photoId} source={source} onShow={show} onClose={close} />}
      <ConfirmDialog
        open={asks !== null}
        onOpenChange={() => setAsks(null)}
        title={
          asks === 'everything' || !asks
            ? 'Empty the trash?'
            : `Permanently delete ${formatCount(asks.length, 'photo')}?`
        }
        description="The originals and everything about them are removed. This cannot be undone."
        confirmLabel="Delete permanently"
        onConfirm={() => (asks === 'everything' ? emptyTrash() : deleteForGood(asks ?? []))}
      />
    </Page>
  )
}
