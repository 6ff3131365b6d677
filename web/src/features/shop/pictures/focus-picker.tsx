import type { KeyboardEvent, MouseEvent } from 'react'
import type { Focus } from '../../../../../services/shop/images/schemas.ts'

interface FocusPickerProps {
  /** Null while the picture is not known. */
  url: string | null
  /** Width divided by height. */
  ratio: number
  focus: Focus
  onChange: (focus: Focus) => void
}

/** Pixels of the longer edge. */
const EDGE = 104
/** How far one press of an arrow key moves it. */
const STEP = 0.05

const within = (value: number) => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000))

/** The point of a picture that stays in view where it is cropped: chosen by a click or the arrow keys. */
export function FocusPicker({ url, ratio, focus, onChange }: FocusPickerProps) {
  const width = ratio >= 1 ? EDGE : Math.round(EDGE * ratio)
  const height = ratio >= 1 ? Math.round(EDGE / ratio) : EDGE

  function onClick(event: MouseEvent<HTMLButtonElement>) {
    // A press of a key has no place.
    if (event.detail === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    onChange({
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    })
  }

  function onKeyDown(event: KeyboardEvent) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (!move) return
    event.preventDefault()
    const [x = 0, y = 0] = move
    onChange({ x: within(focus.x + x * STEP), y: within(focus.y + y * STEP) })
  }

  const words = `${Math.round(focus.x * 100)} % from the left, ${Math.round(focus.y * 100)} % from the top`
  return (
    <button
      type="button"
      aria-label={`Point of interest: ${words}. Move it with the arrow keys.`}
      onClick={onClick}
      onKeyDown={onKeyDown}
      className="relative shrink-0 cursor-crosshair overflow-hidden rounded-sm border bg-paper-sunk"
      style={{ width, height }}
    >
      {url && <img src={url} alt="" draggable={false} className="size-full object-cover" />}
      <span
        aria-hidden="true"
        className="pointer-events-none absolute size-4 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white bg-accent/70 shadow-lift"
        style={{ left: `${focus.x * 100}%`, top: `${focus.y * 100}%` }}
      />
    </button>
  )
}
