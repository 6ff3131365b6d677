import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { ArrowLeft, Trash2 } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { deleteForGood, emptyTrash } from './data/actions.ts'
import { GallerySkeleton } from './gallery/empty.tsx'
import { Gallery } from './gallery/gallery.tsx'
import type { GridHandle } from './gallery/grid.tsx'
import { TrashSelectionBar } from './gallery/selection-bar.tsx'
import { useSource } from './gallery/use-source.ts'
import { daysLeft } from './trash-days.ts'
import { LazyViewer } from './viewer/lazy-viewer.tsx'

const NO_FILTERS = {}
const hrefOf = (tile: PhotoTile) => `/photos/trash?photo=${tile.id}`
const noteOf = (tile: PhotoTile) => tile.trashedAt && daysLeft(tile.trashedAt, Date.now())

export function TrashPage() {
  const source = useSource(NO_FILTERS, { trashed: true })
  const router = useRouter()
  const photoId = useLocation({ select: ({ search }) => (search as { photo?: string }).photo })
  const grid = useRef<GridHandle>(null)
  const [asks, setAsks] = useState<string[] | 'everything' | null>(null)
  const open = useCallback((id: string) => router.history.push(`/photos/trash?photo=${id}`), [router])
  const isEmpty = source.sections.length === 0

  function close() {
    const last = photoId
    router.history.replace('/photos/trash')
    if (last) requestAnimationFrame(() => grid.current?.reveal(last, { focus: true }))
  }

  return (
    <Page>
      <PageHeader
        title="Trash"
        subtitle="Photos are permanently deleted after 30 days."
        actions={
          <>
            <Button asChild variant="ghost" className="max-md:-ml-4">
              <Link to="/photos">
                <ArrowLeft aria-hidden="true" />
                Photos
              </Link>
            </Button>
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
      {photoId && (
        <LazyViewer
          photoId={photoId}
          source={source}
          onShow={(id) => router.history.replace(`/photos/trash?photo=${id}`)}
          onClose={close}
        />
      )}
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
