// Photos to browse and select: the grid with its selection and keyboard control.
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { toast } from '../../../ui/toast.tsx'
import { rate, toggleArchived, toggleFavourite } from '../data/mark-actions.ts'
import { approachViewer } from '../viewer/lazy-viewer.tsx'
import { Grid, type GridHandle } from './grid.tsx'
import { drop, extend, NOTHING, type Selection, select, toggle, toggleAll } from './selection.ts'
import { ShortcutsDialog } from './shortcuts.tsx'
import { useGalleryKeys } from './use-gallery-keys.ts'
import { type GallerySource, MOST_SELECTED } from './use-source.ts'

export interface GalleryProps {
  source: GallerySource
  hrefOf(tile: PhotoTile): string
  onOpen(id: string): void
  onDismiss?(tile: PhotoTile): void
  noteOf?(tile: PhotoTile): string | null
  /** Whether photos can be made favourites, rated and archived here. */
  marks?: boolean
  /** Called for the Delete key. */
  onDelete(ids: string[]): void
  bar(ids: readonly string[], clear: () => void): ReactNode
  /** Whether the viewer is open, in which keys have another meaning. */
  isCovered: boolean
  search?: React.RefObject<HTMLInputElement | null>
  handle: React.RefObject<GridHandle | null>
  /** What the gallery will fill, where that is on the page before it. */
  frame?: React.RefObject<HTMLElement | null>
}

export function Gallery(props: GalleryProps) {
  const { source, hrefOf, onOpen, onDismiss, noteOf, onDelete, bar, isCovered, search, handle, frame } = props
  const { marks = true } = props
  const [selection, setSelection] = useState<Selection>(NOTHING)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [collected, setCollected] = useState<number | null>(null)
  const collecting = useRef<AbortController>(null)
  const latest = useRef({ source, selection })
  latest.current = { source, selection }

  const choose = useCallback(async (tile: PhotoTile, isRange: boolean) => {
    const { anchor } = latest.current.selection
    if (!isRange || !anchor) return setSelection((now) => toggle(now, tile.id))
    const order = await latest.current.source.between(anchor, tile.id)
    setSelection((now) => extend(now, tile.id, order))
  }, [])
  const chooseAllOf = useCallback((ids: string[]) => setSelection((now) => toggleAll(now, ids)), [])
  const clear = useCallback(() => {
    collecting.current?.abort()
    setSelection(NOTHING)
  }, [])

  const actions = useMemo(
    () => ({
      hrefOf,
      approach: approachViewer,
      open: (tile: PhotoTile) => onOpen(tile.id),
      choose: (tile: PhotoTile, isRange: boolean) => void choose(tile, isRange),
      ...(onDismiss && { dismiss: onDismiss }),
      ...(noteOf && { noteOf }),
      ...(marks && { favourite: (tile: PhotoTile) => void toggleFavourite([tile.id]) }),
    }),
    [hrefOf, onOpen, choose, onDismiss, noteOf, marks],
  )

  async function chooseEverything() {
    const controller = new AbortController()
    collecting.current = controller
    try {
      const tiles = await source.all(controller.signal, setCollected)
      setSelection(select(tiles.slice(0, MOST_SELECTED).map((tile) => tile.id)))
      if (tiles.length > MOST_SELECTED)
        toast.message(`The first ${MOST_SELECTED.toLocaleString('en')} photos are selected`, {
          description: 'A selection holds no more. Filter by days, tags or cameras to choose the others.',
        })
    } catch (error) {
      if (!controller.signal.aborted) toast.failed('Not everything could be selected', error)
    } finally {
      setCollected(null)
    }
  }

  function chosen(): string[] {
    const active = handle.current?.active()
    return selection.ids.size > 0 ? [...selection.ids] : active ? [active] : []
  }

  /** They leave what is shown, and the focus goes on. */
  function remove(ids: string[], act: (ids: string[]) => void) {
    if (ids.length === 0) return
    const next = nextAfter(source, ids)
    act(ids)
    setSelection((now) => drop(now, ids))
    if (next) handle.current?.reveal(next, { focus: true })
  }

  const deleteChosen = () => remove(chosen(), onDelete)
  function archiveChosen() {
    if (source.leavesWhenArchived) remove(chosen(), (ids) => void toggleArchived(ids))
    else void toggleArchived(chosen())
  }

  useGalleryKeys(!isCovered && !isHelpOpen, {
    move: (step) => handle.current?.move(step) !== null,
    toggle: () => {
      const id = handle.current?.active()
      if (id) setSelection((now) => toggle(now, id))
    },
    selectAll: () => void chooseEverything(),
    clear,
    hasSelection: () => selection.ids.size > 0 || collected !== null,
    delete: deleteChosen,
    favourite: () => marks && chosen().length > 0 && void toggleFavourite(chosen()),
    archive: () => marks && archiveChosen(),
    rate: (stars) => marks && chosen().length > 0 && void rate(chosen(), stars),
    search: () => search?.current?.focus(),
    help: () => setHelpOpen(true),
  })

  // Photos that were deleted elsewhere are no longer selected.
  const ids = [...selection.ids]
  return (
    <>
      <Grid
        source={source}
        selected={selection.ids}
        actions={actions}
        onChooseAll={chooseAllOf}
        handle={handle}
        frame={frame}
      />
      {collected !== null && (
        <p
          role="status"
          className="fixed bottom-[calc(var(--bar)+1rem)] left-1/2 z-tray -translate-x-1/2 rounded-md bg-ink px-4 py-2 text-paper text-sm"
        >
          Selecting… {collected.toLocaleString('en')}
        </p>
      )}
      {ids.length > 0 && !isCovered && bar(ids, clear)}
      <ShortcutsDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  )
}

/** The first photo after the deleted ones, or else the last one before them. */
function nextAfter({ sections }: GallerySource, ids: readonly string[]): string | undefined {
  const gone = new Set(ids)
  const order = sections.flatMap((section) => section.tiles.map((tile) => tile.id))
  const last = order.findLastIndex((id) => gone.has(id))
  return (
    order.slice(last + 1).find((id) => !gone.has(id)) ??
    order.slice(0, Math.max(0, last)).findLast((id) => !gone.has(id))
  )
}
