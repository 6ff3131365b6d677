import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { Keyboard, LibraryBig, LockKeyhole, Trash2 } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { dismissRejected, moveToTrash } from './data/actions.ts'
import { summaryQuery } from './data/store.ts'
import { GallerySkeleton, NoPhotosYet, NothingFound } from './gallery/empty.tsx'
import { FilterBar } from './gallery/filter-bar.tsx'
import { countFilters, type Filters, parseFilters } from './gallery/filters.ts'
import { Gallery } from './gallery/gallery.tsx'
import type { GridHandle } from './gallery/grid.tsx'
import { SelectionBar } from './gallery/selection-bar.tsx'
import { ShortcutsDialog } from './gallery/shortcuts.tsx'
import { useSource } from './gallery/use-source.ts'
import { LazyMemories } from './memories/lazy-memories.tsx'
import { MorePages } from './more-pages.tsx'
import { UploadButton } from './upload/upload-button.tsx'
import { useRevealClosed } from './use-reveal-closed.ts'
import { LazyViewer } from './viewer/lazy-viewer.tsx'

export function PhotosPage() {
  const search = useSearch({ from: '/app/photos' })
  const { photoId } = useParams({ strict: false })
  const filters = useMemo(() => parseFilters(search), [search])
  const source = useSource(filters)
  const summary = useQuery(summaryQuery)
  const navigate = useNavigate()
  const router = useRouter()
  const grid = useRef<GridHandle>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRevealClosed(photoId, grid)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const searchField = useRef<HTMLInputElement>(null)

  const setFilters = (next: Filters) =>
    void navigate({ to: '/photos', search: next, replace: true, resetScroll: false })
  const show = useCallback(
    (id: string, replace: boolean) =>
      void navigate({ to: '/photos/$photoId', params: { photoId: id }, search, replace, resetScroll: false }),
    [navigate, search],
  )
  const open = useCallback((id: string) => show(id, false), [show])
  const hrefOf = useCallback(
    (tile: PhotoTile) =>
      router.buildLocation({ to: '/photos/$photoId', params: { photoId: tile.id }, search }).href,
    [router, search],
  )

  const close = () => void navigate({ to: '/photos', search, replace: true, resetScroll: false })

  return (
    <Page>
      <PageHeader
        title="Photos"
        subtitle={source.total ? formatCount(source.total, 'photo') : undefined}
        actions={
          <>
            <IconButton
              label="Keyboard shortcuts (?)"
              tooltipSide="bottom"
              className="pointer-coarse:hidden"
              onClick={() => setHelpOpen(true)}
            >
              <Keyboard />
            </IconButton>
            <MorePages />
            <Button asChild variant="ghost" className="max-sm:px-2.5!">
              <Link to="/photos/albums">
                <LibraryBig aria-hidden="true" />
                <span className="max-sm:sr-only">Albums</span>
              </Link>
            </Button>
            <Button asChild variant="ghost" className="max-sm:px-2.5!">
              <Link to="/photos/private">
                <LockKeyhole aria-hidden="true" />
                <span className="max-sm:sr-only">Private</span>
              </Link>
            </Button>
            <Button asChild variant="ghost" className="max-sm:px-2.5!">
              <Link to="/photos/trash">
                <Trash2 aria-hidden="true" />
                <span className="max-sm:sr-only">Trash</span>
              </Link>
            </Button>
            <UploadButton />
          </>
        }
      />
      <FilterBar filters={filters} onChange={setFilters} search={searchField} />
      {countFilters(filters) === 0 && summary.data && (
        <LazyMemories days={summary.data.days} hrefOf={hrefOf} onOpen={open} />
      )}
      <div ref={frame}>
        <Content filters={filters} source={source} onClear={() => setFilters({})}>
          <Gallery
            source={source}
            hrefOf={hrefOf}
            onOpen={open}
            onDismiss={dismiss}
            onDelete={(ids) => void moveToTrash(ids)}
            bar={(ids, clear) => <SelectionBar ids={ids} onClear={clear} />}
            isCovered={photoId !== undefined}
            search={searchField}
            handle={grid}
            frame={frame}
          />
        </Content>
      </div>
      <ShortcutsDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
      {photoId && (
        <LazyViewer photoId={photoId} source={source} onShow={(id) => show(id, true)} onClose={close} />
      )}
    </Page>
  )
}

const dismiss = (tile: PhotoTile) => void dismissRejected([tile.id])

interface ContentProps {
  filters: Filters
  source: ReturnType<typeof useSource>
  onClear(): void
  children: React.ReactNode
}

function Content({ filters, source, onClear, children }: ContentProps) {
  // The gallery is drawn in small steps, so that a slow phone answers meanwhile.
  const isReady = useDeferredValue(!source.isLoading, false)
  const isGallery = source.sections.length > 0 && !source.error
  useEffect(() => {
    if (isReady && !isGallery) window.firstScreen?.drop()
  }, [isReady, isGallery])
  if (source.error)
    return <ErrorState error={source.error} title="Your photos could not be loaded" onRetry={source.retry} />
  if (source.isLoading || !isReady) return <GallerySkeleton />
  if (source.sections.length > 0) return children
  return countFilters(filters) > 0 ? <NothingFound onClear={onClear} /> : <NoPhotosYet />
}
