// Turns and crops a photo. The picture is turned in the browser until it is saved; the original is never touched.
import { RotateCcwSquare, RotateCwSquare } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Photo } from '../../../../../services/photos/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { adjust } from '../data/adjust-actions.ts'
import {
  type Crop,
  composed,
  dragged,
  fitted,
  type Handle,
  type Turn,
  turnBy,
  turned,
  WHOLE,
} from './crop-rules.ts'
import { useSize } from './use-size.ts'
import { fitInto } from './zoom.ts'

export interface AdjusterProps {
  photo: Photo
  onClose(): void
}

/** Width by height; `shown` keeps that of the picture. */
const RATIOS: [label: string, ratio: number | 'shown' | null][] = [
  ['Free', null],
  ['Original', 'shown'],
  ['1 : 1', 1],
  ['4 : 5', 4 / 5],
  ['3 : 2', 3 / 2],
  ['16 : 9', 16 / 9],
]
const HANDLES: [handle: Handle, place: string, shape: string][] = [
  ['nw', 'top-0 left-0', 'cursor-nwse-resize'],
  ['n', 'top-0 left-1/2', 'cursor-ns-resize'],
  ['ne', 'top-0 left-full', 'cursor-nesw-resize'],
  ['w', 'top-1/2 left-0', 'cursor-ew-resize'],
  ['e', 'top-1/2 left-full', 'cursor-ew-resize'],
  ['sw', 'top-full left-0', 'cursor-nesw-resize'],
  ['s', 'top-full left-1/2', 'cursor-ns-resize'],
  ['se', 'top-full left-full', 'cursor-nwse-resize'],
]
/** How far a key moves an edge, as a part of the picture. */
const STEP = 0.01

export function Adjuster({ photo, onClose }: AdjusterProps) {
  const [turn, setTurn] = useState<Turn>(0)
  const [crop, setCrop] = useState<Crop>(WHOLE)
  const [preset, setPreset] = useState<(typeof RATIOS)[number][1]>(null)
  const [isBusy, setBusy] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const stage = useSize(box)

  const upright = photo.ratio ?? 1.5
  const isOnSide = turn === 90 || turn === 270
  const shownRatio = isOnSide ? 1 / upright : upright
  const picture = fitInto(shownRatio, { width: stage.width - 48, height: stage.height - 48 }, null)
  const ratio = preset === null ? null : (preset === 'shown' ? upright : preset) / shownRatio
  const result = composed(photo.adjustments, turn, crop)
  const isSame = JSON.stringify(result) === JSON.stringify(photo.adjustments)

  useEffect(() => frame.current?.focus(), [])

  function rotate(clockwise: boolean) {
    setTurn(turnBy(turn, clockwise))
    setCrop(turned(crop, clockwise))
    setPreset(null)
  }

  function choose(next: (typeof RATIOS)[number][1]) {
    setPreset(next)
    if (next !== null) setCrop(fitted(WHOLE, (next === 'shown' ? upright : next) / shownRatio))
  }

  async function save(adjustments: Photo['adjustments']) {
    setBusy(true)
    const isDone = await adjust(photo, adjustments)
    setBusy(false)
    if (isDone) onClose()
  }

  function onPointerDown(event: React.PointerEvent, handle: Handle) {
    event.preventDefault()
    event.stopPropagation()
    const from = { x: event.clientX, y: event.clientY }
    const start = crop
    const target = event.currentTarget
    target.setPointerCapture(event.pointerId)
    const move = (moved: Event) => {
      const { clientX, clientY } = moved as PointerEvent
      const x = (clientX - from.x) / picture.width
      const y = (clientY - from.y) / picture.height
      setCrop(dragged({ handle, start, x, y, ratio }))
    }
    const end = () => {
      target.removeEventListener('pointermove', move)
      target.removeEventListener('pointerup', end)
      target.removeEventListener('pointercancel', end)
    }
    target.addEventListener('pointermove', move)
    target.addEventListener('pointerup', end)
    target.addEventListener('pointercancel', end)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = ARROWS[event.key]
    if (way && event.target === frame.current) {
      const handle = event.shiftKey ? 'se' : 'move'
      setCrop(dragged({ handle, start: crop, x: way[0] * STEP, y: way[1] * STEP, ratio }))
    } else if (event.key === 'r' || event.key === 'R') rotate(!event.shiftKey)
    else if (event.key === 'Enter' && event.target === frame.current && !isSame) void save(result)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys belong to the controls inside
    <div className="absolute inset-0 z-above flex flex-col bg-[#100e0c]" onKeyDown={onKeyDown}>
      <div ref={box} className="relative min-h-0 flex-1 touch-none select-none overflow-hidden">
        <div
          className="absolute top-1/2 left-1/2 -translate-x-1/2 -translate-y-1/2"
          style={{ width: picture.width, height: picture.height }}
        >
          <img
            src={photo.previewUrl ?? photo.thumbnailUrl ?? ''}
            alt=""
            draggable={false}
            className="absolute top-1/2 left-1/2 max-w-none object-cover"
            style={{
              width: isOnSide ? picture.height : picture.width,
              height: isOnSide ? picture.width : picture.height,
              transform: `translate(-50%, -50%) rotate(${turn}deg)`,
            }}
          />
          <div
            ref={frame}
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
            tabIndex={0}
            aria-label="Crop: arrow keys move it, with Shift they change its size"
            onPointerDown={(event) => onPointerDown(event, 'move')}
            className="absolute cursor-move border-2 border-white shadow-[0_0_0_9999px_rgb(0_0_0/0.55)] outline-offset-4"
            style={{
              left: `${crop.left * 100}%`,
              top: `${crop.top * 100}%`,
              width: `${crop.width * 100}%`,
              height: `${crop.height * 100}%`,
            }}
          >
            {[
              'left-1/3 inset-y-0 border-l',
              'left-2/3 inset-y-0 border-l',
              'top-1/3 inset-x-0 border-t',
              'top-2/3 inset-x-0 border-t',
            ].map((line) => (
              <span key={line} className={cx('pointer-events-none absolute border-white/40', line)} />
            ))}
            {HANDLES.map(([handle, place, shape]) => (
              <span
                key={handle}
                data-handle={handle}
                onPointerDown={(event) => onPointerDown(event, handle)}
                className={cx('absolute grid size-9 -translate-1/2 place-items-center', place, shape)}
              >
                <span className="size-3.5 rounded-full border-2 border-black/40 bg-white" />
              </span>
            ))}
          </div>
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-center gap-2 px-3 py-3 text-ink">
        <IconButton label="Turn left (Shift + R)" onClick={() => rotate(false)}>
          <RotateCcwSquare />
        </IconButton>
        <IconButton label="Turn right (R)" onClick={() => rotate(true)}>
          <RotateCwSquare />
        </IconButton>
        <fieldset className="flex max-w-full overflow-x-auto">
          <legend className="sr-only">Shape</legend>
          {RATIOS.map(([label, value]) => (
            <button
              key={label}
              type="button"
              aria-pressed={preset === value}
              onClick={() => choose(value)}
              className={cx(
                'h-10 whitespace-nowrap rounded-md px-2.5 text-sm',
                preset === value ? 'bg-wash-strong font-medium' : 'text-ink-soft hover:text-ink',
              )}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <span className="flex gap-2">
          {photo.adjustments && (
            <Button variant="ghost" disabled={isBusy} onClick={() => void save(null)}>
              Reset
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={isBusy} disabled={isSame} onClick={() => void save(result)}>
            Save
          </Button>
        </span>
      </div>
    </div>
  )
}

const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
