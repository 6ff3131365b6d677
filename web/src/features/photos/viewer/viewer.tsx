// One photo on top of everything else: large, with zooming and panning, and with what is known about it.
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, CloudOff, ImageOff, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../api.ts'
import { openStorage } from '../../../browser-storage.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useTitle } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { useNarrow } from '../../../ui/use-media-query.ts'
import { useOnline } from '../../../ui/use-online.ts'
import { moveToTrash, setPrivate } from '../data/actions.ts'
import { rate, toggleArchived, toggleFavourite } from '../data/mark-actions.ts'
import { lists, photoQuery } from '../data/store.ts'
import { tileName } from '../gallery/tile-name.ts'
import type { GallerySource } from '../gallery/use-source.ts'
import { holdFocus } from './held-focus.ts'
import { LazyAdjuster } from './lazy-adjuster.tsx'
import { neighboursOf } from './neighbours.ts'
import { Panel } from './panel.tsx'
import { placeInList } from './place-in-list.ts'
import { Stage, type StageHandle } from './stage.tsx'
import { Toolbar } from './toolbar.tsx'
import { useAlone } from './use-alone.ts'
import { useFullScreen } from './use-full-screen.ts'
import { usePreload } from './use-preload.ts'
import { useSlideshow } from './use-slideshow.ts'

export interface ViewerProps {
  photoId: string
  source: GallerySource
  onShow(id: string): void
  onClose(): void
}

/** Photos are shown on black in either theme. */
const GROUND = '#100e0c'
const PANEL_KEY = 'atelier.photo-panel'
/** Another word in its place, from an address that somebody typed, may be one of the API's own. */
const ID = /^[0-9a-z]{20}$/
const storage = openStorage()

export function Viewer({ photoId, source, onShow, onClose }: ViewerProps) {
  const photo = useQuery({ ...photoQuery(photoId), enabled: ID.test(photoId) })
  const tile = photo.data ?? lists.find(photoId)
  const isNarrow = useNarrow()
  const [hasPanel, setPanel] = useState(() => !isNarrow && storage.getItem(PANEL_KEY) !== 'closed')
  const stage = useRef<StageHandle>(null)
  const { previous, next, wanted } = neighboursOf(source.sections, photoId, tile?.day ?? null)
  const isGone = !ID.test(photoId) || (photo.error instanceof ApiError && photo.error.status === 404)
  const isPanelShown = hasPanel && tile !== undefined && !isGone
  useAlone(isPanelShown && !isNarrow ? 'var(--paper)' : GROUND)
  usePreload([next?.id, previous?.id])
  const slideshow = useSlideshow(photoId, next ? () => onShow(next.id) : null)
  const fullScreen = useFullScreen()
  const [isAdjusting, setAdjusting] = useState(false)
  const canAdjust = photo.data?.status === 'ready' && photo.data.trashedAt === null
  const canMark = tile !== undefined && tile.trashedAt === null && tile.status !== 'rejected'
  const name = photo.data ? photo.data.title || photo.data.name : tile ? tileName(tile) : 'Photo'
  useTitle(name)

  const { need } = source
  const wantedKey = wanted.map(({ key, tiles }) => `${key} ${tiles.length}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once for each missing stretch
  useEffect(() => {
    if (wanted.length > 0) need(wanted)
  }, [wantedKey, need])

  function togglePanel() {
    if (!isNarrow) storage.setItem(PANEL_KEY, hasPanel ? 'closed' : 'open')
    setPanel(!hasPanel)
  }

  const go = (to: 'previous' | 'next' | 'close') => {
    if (to === 'close') return onClose()
    const other = to === 'next' ? next : previous
    if (other) onShow(other.id)
  }

  function trash() {
    if (!tile || tile.trashedAt || tile.status === 'rejected') return
    void moveToTrash([tile.id])
    goOn()
  }

  function archive() {
    if (!tile || !canMark || tile.isPrivate) return
    void toggleArchived([tile.id])
    if (source.leavesWhenArchived) goOn()
  }

  /** The photo is leaving the list, so another takes its place. */
  function goOn() {
    const other = next ?? previous
    if (other) onShow(other.id)
    else onClose()
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const target = event.target as HTMLElement
    if (
      isAdjusting ||
      target.matches('input, textarea, [role=combobox], [role=slider]') ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    if (/^[0-5]$/.test(event.key) && event.key !== '0') {
      if (tile && canMark) void rate([tile.id], tile.rating === Number(event.key) ? 0 : Number(event.key))
      return event.preventDefault()
    }
    const act = {
      f: () => tile && canMark && void toggleFavourite([tile.id]),
      e: archive,
      r: () => canAdjust && setAdjusting(true),
      s: slideshow.toggle,
      F11: fullScreen?.toggle,
      ArrowLeft: () => go('previous'),
      ArrowRight: () => go('next'),
      i: togglePanel,
      Delete: trash,
      '+': () => stage.current?.zoom(1.5),
      '=': () => stage.current?.zoom(1.5),
      '-': () => stage.current?.zoom(1 / 1.5),
      '0': () => stage.current?.reset(),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <Dialog.Root open modal={false} onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Content
          ref={holdFocus}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onEscapeKeyDown={(event) => {
            // In a field, Escape first restores the text, and it ends cropping before it closes the photo.
            if (isAdjusting || (event.target as HTMLElement).matches('input, textarea'))
              event.preventDefault()
          }}
          onOpenAutoFocus={(event) => {
            // The keys work at once, and no button attracts attention.
            event.preventDefault()
            ;(event.target as HTMLElement).focus()
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-0 z-cover flex animate-fade flex-col lg:flex-row outline-none"
          style={{ background: GROUND }}
        >
          <div className="relative flex min-h-0 min-w-0 flex-1 scheme-dark flex-col text-ink">
            <Toolbar
              name={name}
              tile={isGone ? undefined : tile}
              hasPanel={hasPanel}
              onClose={onClose}
              onZoom={(factor) => stage.current?.zoom(factor)}
              onTrash={trash}
              place={placeInList(source, photoId)}
              slideshow={slideshow}
              fullScreen={fullScreen}
              onFavourite={() => tile && void toggleFavourite([tile.id])}
              onArchive={archive}
              onAdjust={canAdjust ? () => setAdjusting(true) : null}
              onTogglePanel={togglePanel}
            />
            <div className="relative min-h-0 flex-1">
              {tile && !isGone ? (
                <Stage
                  tile={tile}
                  previewUrl={photo.data?.previewUrl ?? null}
                  natural={
                    photo.data?.width && photo.data.height
                      ? { width: photo.data.width, height: photo.data.height }
                      : null
                  }
                  onSwipe={go}
                  handle={stage}
                />
              ) : isGone ? (
                <EmptyState
                  icon={<ImageOff />}
                  title="This photo is not here"
                  action={<Button onClick={onClose}>Close</Button>}
                >
                  It may have been permanently deleted, or it belongs to someone else.
                </EmptyState>
              ) : photo.isPending ? (
                <div className="grid size-full place-items-center">
                  <Spinner label="Loading the photo" />
                </div>
              ) : (
                <ErrorState
                  error={photo.error}
                  title="The photo could not be loaded"
                  onRetry={photo.refetch}
                />
              )}
              {isAdjusting && photo.data && (
                <LazyAdjuster key={photoId} photo={photo.data} onClose={() => setAdjusting(false)} />
              )}
              <OfflineHint />
              {previous && !isAdjusting && <Turn side="left" onClick={() => go('previous')} />}
              {next && !isAdjusting && <Turn side="right" onClick={() => go('next')} />}
            </div>
          </div>
          {isPanelShown && (
            <aside
              aria-label="Details"
              className={cx(
                'overflow-y-auto overscroll-contain bg-paper text-ink',
                isNarrow
                  ? 'mx-auto h-[60dvh] w-full max-w-2xl shrink-0 animate-rise rounded-t-lg'
                  : 'w-96 shrink-0 border-l 2xl:w-112',
              )}
            >
              {isNarrow && (
                <div className="sticky top-0 z-above flex justify-end bg-paper px-2 pt-1">
                  <IconButton size="sm" label="Hide details" onClick={togglePanel}>
                    <X />
                  </IconButton>
                </div>
              )}
              {photo.data ? (
                <Panel
                  key={photoId}
                  photo={photo.data}
                  onMove={(isPrivate) => {
                    void setPrivate([photoId], isPrivate)
                    goOn()
                  }}
                />
              ) : (
                <PanelSkeleton />
              )}
            </aside>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The studio's own hint is below the viewer. */
function OfflineHint() {
  const isOnline = useOnline()
  return (
    <div role="status" className="pointer-events-none absolute inset-x-3 top-2 flex justify-center">
      {!isOnline && (
        <span className="flex animate-fade items-center gap-2 rounded-md bg-black/70 px-3 py-1.5 font-medium text-note text-white">
          <CloudOff aria-hidden="true" className="size-4 shrink-0" />
          You’re offline. Photos may be missing their large version, and changes can’t be saved.
        </span>
      )}
    </div>
  )
}

function Turn({ side, onClick }: { side: 'left' | 'right'; onClick(): void }) {
  return (
    <IconButton
      label={side === 'left' ? 'Previous photo' : 'Next photo'}
      size="lg"
      onClick={onClick}
      className={cx(
        'absolute! top-1/2 -translate-y-1/2 rounded-full! bg-black/40 text-white! hover:bg-black/70 max-md:hidden!',
        side === 'left' ? 'left-4' : 'right-4',
      )}
    >
      {side === 'left' ? <ChevronLeft /> : <ChevronRight />}
    </IconButton>
  )
}

function PanelSkeleton() {
  return (
    <div className="grid gap-4 p-5">
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}
