import { EyeOff, LockKeyhole } from 'lucide-react'
import { useRef, useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatClock, formatCount } from '../../../ui/format.ts'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { deleteForGood, moveToTrash } from '../data/actions.ts'
import { GallerySkeleton, NothingFound } from '../gallery/empty.tsx'
import type { Filters } from '../gallery/filters.ts'
import { Gallery } from '../gallery/gallery.tsx'
import { SearchField } from '../gallery/search-field.tsx'
import { SelectionBar, TrashSelectionBar } from '../gallery/selection-bar.tsx'
import { useSource } from '../gallery/use-source.ts'
import { daysLeft } from '../trash-days.ts'
import { useOpenedPhoto } from '../use-opened-photo.ts'
import { LazyViewer } from '../viewer/lazy-viewer.tsx'
import { lock, usePrivateAccess } from './access.ts'
import { UnlockForm } from './unlock-form.tsx'

const ADDRESS = '/photos/private'

export function PrivatePage() {
  const access = usePrivateAccess()
  return (
    <Page>
      <PageHeader
        title="Private"
        subtitle={
          access.isUnlocked
            ? access.until
              ? `Unlocked on this device until ${formatClock(access.until)}.`
              : 'Hidden from the timeline, search and counts.'
            : undefined
        }
        actions={
          <>
            <BackLink to="/photos">Photos</BackLink>
            {access.isUnlocked && access.hasLock && (
              <Button icon={<LockKeyhole />} onClick={() => void lock()}>
                Lock now
              </Button>
            )}
          </>
        }
      />
      {access.error ? (
        <ErrorState error={access.error} title="Private photos could not be opened" onRetry={access.retry} />
      ) : access.isPending ? (
        <GallerySkeleton />
      ) : access.isUnlocked ? (
        <PrivatePhotos />
      ) : (
        <UnlockForm />
      )}
    </Page>
  )
}

const PLACES = [
  { value: 'photos', label: 'Photos' },
  { value: 'trash', label: 'Trash' },
] as const
const noteOf = (tile: PhotoTile) => tile.trashedAt && daysLeft(tile.trashedAt, Date.now())

function PrivatePhotos() {
  const [place, setPlace] = useState<'photos' | 'trash'>('photos')
  const isTrash = place === 'trash'
  // The filters are not in the address, so that searches here stay out of the browser's history.
  const [filters, setFilters] = useState<Filters>({})
  const searchField = useRef<HTMLInputElement>(null)
  const source = useSource(filters, { trashed: isTrash, private: true })
  const { photoId, grid, hrefOf, open, show, close } = useOpenedPhoto(ADDRESS)
  const [asks, setAsks] = useState<string[] | null>(null)

  return (
    <>
      <search className="mb-4 flex flex-wrap items-center gap-3">
        <Segmented label="Private photos" options={PLACES} value={place} onValueChange={setPlace} />
        <SearchField filters={filters} onChange={setFilters} input={searchField} />
      </search>
      {source.error ? (
        <ErrorState
          error={source.error}
          title="Your private photos could not be loaded"
          onRetry={source.retry}
        />
      ) : source.isLoading ? (
        <GallerySkeleton />
      ) : source.sections.length === 0 && filters.q ? (
        <NothingFound onClear={() => setFilters({})} />
      ) : source.sections.length === 0 ? (
        <Nothing isTrash={isTrash} />
      ) : (
        <Gallery
          key={place}
          source={source}
          hrefOf={hrefOf}
          onOpen={open}
          noteOf={noteOf}
          onDelete={isTrash ? setAsks : (ids) => void moveToTrash(ids)}
          bar={(ids, clear) =>
            isTrash ? (
              <TrashSelectionBar ids={ids} onClear={clear} />
            ) : (
              <SelectionBar isPrivate ids={ids} onClear={clear} />
            )
          }
          isCovered={photoId !== undefined}
          search={searchField}
          handle={grid}
        />
      )}
      {photoId && <LazyViewer photoId={photoId} source={source} onShow={show} onClose={close} />}
      <ConfirmDialog
        open={asks !== null}
        onOpenChange={() => setAsks(null)}
        title={`Permanently delete ${formatCount(asks?.length ?? 0, 'photo')}?`}
        description="The originals and everything about them are removed. This cannot be undone."
        confirmLabel="Delete permanently"
        onConfirm={() => deleteForGood(asks ?? [])}
      />
    </>
  )
}

function Nothing({ isTrash }: { isTrash: boolean }) {
  return isTrash ? (
    <EmptyState icon={<EyeOff />} title="No private photos in the trash">
      <p>Private photos that you delete wait here for 30 days.</p>
    </EmptyState>
  ) : (
    <EmptyState icon={<EyeOff />} title="No private photos">
      <p>Open a photo and switch on Private, or select some and choose Make private.</p>
    </EmptyState>
  )
}
