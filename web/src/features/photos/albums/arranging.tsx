// Puts photos of an album into an order by hand: by dragging, with a mouse or a finger, and by Alt and the arrow keys.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import type { GridHandle } from '../gallery/grid.tsx'
import { tileName } from '../gallery/tile-name.ts'
import type { GallerySource } from '../gallery/use-source.ts'
import { moveInAlbum } from './album-data.ts'
import { type DropPlace, dragPhotos } from './drag-photos.ts'
import { stepTarget } from './moved.ts'

interface ArrangingProps {
  album: Album
  source: GallerySource
  grid: React.RefObject<GridHandle | null>
  /** What is selected: it is moved together when one of it is. */
  chosen: React.RefObject<readonly string[]>
  isEnabled: boolean
  children: ReactNode
}

const STEPS: Record<string, 'back' | 'ahead' | 'start'> = {
  ArrowLeft: 'back',
  ArrowUp: 'back',
  ArrowRight: 'ahead',
  ArrowDown: 'ahead',
  Home: 'start',
}

export function Arranging({ album, source, grid, chosen, isEnabled, children }: ArrangingProps) {
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<DropPlace | null>(null)
  const [said, setSaid] = useState('')
  const latest = useRef({ album, source })
  latest.current = { album, source }

  useEffect(() => {
    const element = box.current
    if (!element || !isEnabled) return
    const tilesNow = () => latest.current.source.sections.flatMap(({ tiles }) => tiles)

    /** In the album's order, whatever order they were selected in. */
    function together(id: string): string[] {
      const selected = new Set(chosen.current)
      if (!selected.has(id)) return [id]
      return tilesNow()
        .map((tile) => tile.id)
        .filter((each) => selected.has(each))
    }

    function move(ids: string[], after: string | null) {
      const order = tilesNow().map(({ id }) => id)
      void moveInAlbum(latest.current.album, ids, after)
      const rest = order.filter((id) => !ids.includes(id))
      const place = after === null ? 1 : rest.indexOf(after) + 2
      const [first] = ids
      const tile = tilesNow().find(({ id }) => id === first)
      const what = ids.length === 1 && tile ? tileName(tile) : `${ids.length} photos`
      setSaid(`${what}: place ${place} of ${order.length}`)
    }

    function onKeyDown(event: KeyboardEvent) {
      const id = (event.target as Element).closest<HTMLElement>('[data-photo]')?.dataset.photo
      const step = STEPS[event.key]
      if (!id || !step || !event.altKey || event.ctrlKey || event.metaKey) return
      // The browser would go back in its history.
      event.preventDefault()
      const ids = together(id)
      const order = tilesNow().map((tile) => tile.id)
      const after = step === 'start' ? null : stepTarget(order, ids, step)
      if (after === undefined || (step === 'start' && order[0] === ids[0])) return
      move(ids, after)
      grid.current?.reveal(id, { focus: true })
    }

    const endDragging = dragPhotos(element, {
      together,
      onOver: setOver,
      onDrop(ids, { id, isBehind }) {
        const order = tilesNow().map((tile) => tile.id)
        const isDragged = new Set(ids)
        const at = order.indexOf(id) + (isBehind ? 1 : 0)
        const after = order.slice(0, at).findLast((each) => !isDragged.has(each)) ?? null
        const rest = moved(order, ids, after)
        if (rest.some((each, index) => each !== order[index])) move(ids, after)
      },
    })
    element.addEventListener('keydown', onKeyDown)
    return () => {
      endDragging()
      element.removeEventListener('keydown', onKeyDown)
    }
  }, [isEnabled, chosen, grid])

  return (
    <div ref={box} data-arranging={isEnabled || undefined} className="relative">
      {isEnabled && (
        <p className="mb-3 text-note text-ink-faint">
          <span className="pointer-coarse:hidden">
            Drag photos into your order, or move them with Alt and the arrow keys.
          </span>
          <span className="hidden pointer-coarse:inline">
            Hold a photo and drag it to its place. To select, hold and let go.
          </span>
        </p>
      )}
      {children}
      {over && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed z-float w-1 rounded-full bg-accent"
          style={{ left: over.x - 2, top: over.top, height: over.height }}
        />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

/** The ids in their new order. */
function moved(order: readonly string[], ids: readonly string[], after: string | null): string[] {
  const isMoved = new Set(ids)
  const rest = order.filter((id) => !isMoved.has(id))
  return rest.toSpliced(after === null ? 0 : rest.indexOf(after) + 1, 0, ...ids)
}
