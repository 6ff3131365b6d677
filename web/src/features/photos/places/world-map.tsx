// The map itself: shapes of the studio's own, and the photos on it. Nothing is asked of a service elsewhere.
import { Minus, Plus } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { Place } from '../../../../../services/photos/view-schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { formatCount } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Picture } from '../gallery/picture.tsx'
import { mapShapes } from '../viewer/map-shapes.ts'
import { useWorld } from '../viewer/use-world.ts'
import type { Size } from '../viewer/zoom.ts'
import { MOST_ZOOM, moved, placeOnMap, type View, zoomed } from './map-view.ts'
import { useMapHands } from './use-map-hands.ts'

export interface WorldMapProps {
  view: View
  size: Size
  places: readonly Place[]
  chosen: string | null
  onView(view: View): void
  onChoose(place: Place): void
  box: React.RefObject<HTMLDivElement | null>
}

/** Pixels that an arrow key moves the map. */
const STEP = 80

export function WorldMap({ view, size, places, chosen, onView, onChoose, box }: WorldMapProps) {
  const world = useWorld(view.zoom)
  const hands = useRef<HTMLDivElement>(null)
  const drag = useMapHands(hands, { view, size, onView })
  const shapes = useMemo(
    () => (world && size.width > 0 ? mapShapes(world, { ...view, ...size }) : null),
    [world, view, size],
  )

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = ARROWS[event.key]
    if (way && event.target === hands.current) onView(moved(view, way[0] * STEP, way[1] * STEP, size))
    else if (event.key === '+' || event.key === '=') onView(zoomed(view, 1, size))
    else if (event.key === '-') onView(zoomed(view, -1, size))
    else return
    event.preventDefault()
  }

  return (
    <div ref={box} className="relative h-full min-h-80 overflow-hidden rounded-lg border bg-paper-sunk">
      <div
        ref={hands}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
        tabIndex={0}
        aria-label="Map of photos: arrow keys move it, plus and minus zoom"
        onKeyDown={onKeyDown}
        className="absolute inset-0 cursor-grab touch-none select-none outline-offset-[-3px] active:cursor-grabbing"
      >
        <div
          style={drag ? { transform: `translate(${drag.x}px, ${drag.y}px)` } : undefined}
          className="absolute inset-0"
        >
          {shapes && (
            <svg
              aria-hidden="true"
              width={size.width}
              height={size.height}
              className="block overflow-visible"
            >
              <path d={shapes.graticule} className="fill-none stroke-line" strokeWidth={0.5} />
              <path d={shapes.land} className="fill-paper-raised stroke-line-strong" strokeWidth={0.7} />
              <path
                d={shapes.borders}
                className="fill-none stroke-line-strong/60"
                strokeWidth={0.6}
                strokeDasharray="2 2"
              />
            </svg>
          )}
          {places.map((place) => {
            const { x, y } = placeOnMap(place, view, size)
            return (
              <button
                key={place.cell}
                type="button"
                aria-pressed={place.cell === chosen}
                aria-label={`${formatCount(place.count, 'photo')} here`}
                onClick={() => onChoose(place)}
                className={cx(
                  'absolute size-12 -translate-1/2 rounded-md border-2 bg-paper-sunk shadow-lift transition-transform hover:z-above hover:scale-110',
                  place.cell === chosen ? 'z-above border-accent' : 'border-paper-raised',
                )}
                style={{ left: x, top: y }}
              >
                <span className="relative block size-full overflow-hidden rounded-sm">
                  <Picture tile={place.photo} />
                </span>
                {place.count > 1 && (
                  <span className="absolute -top-2 -right-2 min-w-5 rounded-full bg-accent px-1.5 font-medium text-2xs text-accent-ink leading-5">
                    {place.count.toLocaleString('en')}
                  </span>
                )}
              </button>
            )
          })}
        </div>
      </div>
      <div className="absolute right-3 bottom-3 grid gap-1">
        <IconButton
          variant="secondary"
          label="Zoom in"
          tooltipSide="left"
          disabled={view.zoom >= MOST_ZOOM}
          onClick={() => onView(zoomed(view, 1, size))}
        >
          <Plus />
        </IconButton>
        <IconButton
          variant="secondary"
          label="Zoom out"
          tooltipSide="left"
          disabled={view.zoom <= 0}
          onClick={() => onView(zoomed(view, -1, size))}
        >
          <Minus />
        </IconButton>
      </div>
    </div>
  )
}

const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
