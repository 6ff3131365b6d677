// Shows where a photo was taken, drawn in the browser.
import { Minus, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Position } from '../../../../../services/photos/schemas.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { countryAt, MAX_ZOOM, mapShapes } from './map-shapes.ts'
import { useWorld } from './use-world.ts'
import { coordinates, positionWords } from './words.ts'

const SIZE = { width: 340, height: 200 }
const FIRST_ZOOM = 3
export function PhotoMap({ position }: { position: Position }) {
  const { latitude, longitude, altitude } = position
  const [zoom, setZoom] = useState(FIRST_ZOOM)
  const world = useWorld(zoom)
  const shapes = useMemo(
    () => world && mapShapes(world, { latitude, longitude, zoom, ...SIZE }),
    [world, latitude, longitude, zoom],
  )
  const country = useMemo(
    () => world && countryAt(world, { latitude, longitude }),
    [world, latitude, longitude],
  )
  const words = positionWords(position)

  return (
    <div className="grid gap-2">
      <div
        className="relative overflow-hidden rounded-md border bg-paper-sunk"
        style={{ aspectRatio: SIZE.width / SIZE.height }}
      >
        {shapes ? (
          <svg
            role="img"
            aria-label={`Map with the position ${words}${country ? ` in ${country}` : ''}`}
            viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
            preserveAspectRatio="xMidYMid slice"
            className="block size-full"
          >
            <path d={shapes.graticule} className="fill-none stroke-line" strokeWidth={0.5} />
            <path d={shapes.land} className="fill-paper-raised stroke-line-strong" strokeWidth={0.6} />
            <path
              d={shapes.borders}
              className="fill-none stroke-line-strong/60"
              strokeWidth={0.6}
              strokeDasharray="2 2"
            />
            <g transform={`translate(${shapes.pin.x} ${shapes.pin.y})`}>
              <circle r={11} className="fill-accent/20" />
              <circle r={5} className="fill-accent stroke-paper-raised" strokeWidth={2} />
            </g>
          </svg>
        ) : (
          <Skeleton className="size-full" />
        )}
        <div className="absolute right-2 bottom-2 grid gap-1">
          <IconButton
            size="sm"
            variant="secondary"
            label="Zoom map in"
            tooltipSide="left"
            disabled={zoom >= MAX_ZOOM}
            onClick={() => setZoom(zoom + 1)}
          >
            <Plus />
          </IconButton>
          <IconButton
            size="sm"
            variant="secondary"
            label="Zoom map out"
            tooltipSide="left"
            disabled={zoom <= 0}
            onClick={() => setZoom(zoom - 1)}
          >
            <Minus />
          </IconButton>
        </div>
      </div>
      <div className="flex items-center justify-between gap-2 text-sm">
        <p>
          {country && <span className="block font-medium">{country}</span>}
          <span className="text-ink-soft">
            {words}
            {altitude !== null && ` · ${Math.round(altitude)} m`}
          </span>
        </p>
        <CopyButton label="Copy coordinates" text={coordinates(position)} />
      </div>
    </div>
  )
}
