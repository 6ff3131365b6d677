// Drags cards by touch. Browsers differ in whether a finger starts their own dragging, so it is not left to them.
import { type BoardPlace, placeBeside } from './board-places.ts'

/** Milliseconds that a finger rests on a card before it takes it; one that moves earlier scrolls. */
const HOLD_MS = 300
/** Pixels that a resting finger may move. */
const SLIP = 10
/** Pixels from the edges of the window in which it scrolls, and how far in each frame. */
const EDGE = 40
const STEP = 8

export interface TouchDragging {
  onOver: (place: BoardPlace | null) => void
  onDrop: (key: string, place: BoardPlace) => void
}

interface Drag {
  card: HTMLElement
  key: string
  ghost: HTMLElement
  /** Where the finger is, and where it holds the card. */
  at: Point
  grip: Point
  frame: number
}
interface Point {
  x: number
  y: number
}

/** Cards have `data-card` and columns `data-column`. Returns what ends it. */
export function dragByTouch(board: HTMLElement, { onOver, onDrop }: TouchDragging): () => void {
  let drag: Drag | null = null
  let start: Point | null = null
  let timer = 0

  function begin(card: HTMLElement, at: Point) {
    const { left, top } = card.getBoundingClientRect()
    drag = {
      card,
      key: card.dataset.card ?? '',
      ghost: ghostOf(card),
      at,
      grip: { x: at.x - left, y: at.y - top },
      frame: 0,
    }
    card.style.opacity = '0.45'
    // Snapping would fight against the scrolling at the edges.
    board.style.scrollSnapType = 'none'
    navigator.vibrate?.(10)
    show()
  }

  function show() {
    if (!drag) return
    const { ghost, at, grip } = drag
    ghost.style.transform = `translate(${at.x - grip.x}px, ${at.y - grip.y}px) rotate(1.5deg)`
    scrollAtEdges(board, at)
    onOver(placeAt(board, at))
    drag.frame = requestAnimationFrame(show)
  }

  function end(isDropped: boolean) {
    clearTimeout(timer)
    start = null
    if (!drag) return
    const { card, key, ghost, at, frame } = drag
    const place = placeAt(board, at)
    cancelAnimationFrame(frame)
    ghost.remove()
    card.style.opacity = ''
    board.style.scrollSnapType = ''
    drag = null
    onOver(null)
    if (isDropped && place) onDrop(key, place)
  }

  const handlers = {
    touchstart({ touches, target }: TouchEvent) {
      end(false)
      const card = (target as Element).closest<HTMLElement>('[data-card]')
      const isTyping = (target as Element).closest('input, textarea, select') !== null
      const [touch] = touches
      if (!card || isTyping || !touch || touches.length > 1) return
      const at = { x: touch.clientX, y: touch.clientY }
      start = at
      timer = window.setTimeout(() => begin(card, at), HOLD_MS)
    },
    touchmove(event: TouchEvent) {
      const [touch] = event.touches
      if (!touch || !start) return
      const at = { x: touch.clientX, y: touch.clientY }
      if (drag) {
        event.preventDefault()
        drag.at = at
      } else if (Math.hypot(at.x - start.x, at.y - start.y) > SLIP) end(false)
    },
    touchend(event: TouchEvent) {
      // Otherwise it would press what is under the finger.
      if (drag) event.preventDefault()
      end(true)
    },
    touchcancel: () => end(false),
    // A finger that rests would also open a menu or start the browser's own dragging.
    contextmenu: (event: Event) => start && event.preventDefault(),
    dragstart(event: Event) {
      if (!start) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
  for (const [name, handler] of Object.entries(handlers))
    board.addEventListener(name, handler as EventListener, { passive: false, capture: true })
  return () => {
    end(false)
    for (const [name, handler] of Object.entries(handlers))
      board.removeEventListener(name, handler as EventListener, { capture: true })
  }
}

function ghostOf(card: HTMLElement): HTMLElement {
  const ghost = card.cloneNode(true) as HTMLElement
  for (const each of [ghost, ...ghost.querySelectorAll('[id]')]) each.removeAttribute('id')
  ghost.removeAttribute('data-card')
  ghost.dataset.dragged = ''
  ghost.inert = true
  ghost.className += ' pointer-events-none fixed top-0 left-0 z-float list-none'
  ghost.style.width = `${card.offsetWidth}px`
  document.body.append(ghost)
  return ghost
}

function placeAt(board: HTMLElement, { x, y }: Point): BoardPlace | null {
  const under = document.elementFromPoint(x, y)
  const column = under?.closest<HTMLElement>('[data-column]')
  if (!under || !column || !board.contains(column)) return null
  const card = under.closest<HTMLElement>('[data-card]')
  const place = { column: column.dataset.column ?? '', before: null }
  if (!card) return place
  const cards = [...column.querySelectorAll<HTMLElement>('[data-card]')]
  const next = cards[cards.indexOf(card) + 1]?.dataset.card ?? null
  const { top, height } = card.getBoundingClientRect()
  return { ...place, before: placeBeside({ id: card.dataset.card ?? '', next, at: y - top, height }) }
}

function scrollAtEdges(board: HTMLElement, { x, y }: Point) {
  const way = (at: number, size: number) => (at < EDGE ? -STEP : at > size - EDGE ? STEP : 0)
  board.scrollLeft += way(x, innerWidth)
  const down = way(y, innerHeight)
  if (down !== 0) window.scrollBy(0, down)
}
