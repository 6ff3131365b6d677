// Drags tiles of the gallery, by mouse as soon as it moves, by touch after a moment. Only what is near the screen is
// drawn, so the page scrolls while something is dragged to its edge.

export interface DropPlace {
  /** The photo beside which it would be put, and on which side. */
  id: string
  isBehind: boolean
  /** Where that is, in pixels of the window. */
  x: number
  top: number
  height: number
}

export interface PhotoDragging {
  /** The photos that move when this one is dragged. */
  together(id: string): string[]
  onOver(place: DropPlace | null): void
  onDrop(ids: string[], place: DropPlace): void
}

interface Point {
  x: number
  y: number
}

interface Drag {
  ids: string[]
  ghost: HTMLElement
  at: Point
  frame: number
}

/** Pixels that a mouse moves before it drags, and that a resting finger may move. */
const SLIP = 8
/** Milliseconds that a finger rests; a little less than what selects a photo. */
const HOLD_MS = 350
/** Pixels from the edges of the window in which it scrolls, and the most of each frame. */
const EDGE = 72
const STEP = 16

/** Tiles have `data-photo`. Returns what ends it. */
export function dragPhotos(box: HTMLElement, { together, onOver, onDrop }: PhotoDragging): () => void {
  let drag: Drag | null = null
  let start: (Point & { tile: HTMLElement; pointerId: number; isTouch: boolean }) | null = null
  let timer = 0
  /** What the finger was put on. */
  let followed: EventTarget | null = null
  /** The click that ends a drag must not open the photo. */
  let swallows = false

  function begin() {
    if (!start || drag) return
    const ids = together(start.tile.dataset.photo ?? '')
    drag = { ids, ghost: ghostOf(start.tile, ids.length), at: { x: start.x, y: start.y }, frame: 0 }
    swallows = true
    document.documentElement.style.cursor = 'grabbing'
    if (start.isTouch) navigator.vibrate?.(10)
    show()
  }

  function show() {
    if (!drag) return
    const { ghost, at } = drag
    ghost.style.transform = `translate(${at.x + 12}px, ${at.y + 12}px)`
    scrollAtEdges(at)
    onOver(placeAt(box, at))
    drag.frame = requestAnimationFrame(show)
  }

  function end(isDropped: boolean) {
    clearTimeout(timer)
    start = null
    if (!drag) return
    const { ids, ghost, at, frame } = drag
    const place = placeAt(box, at)
    cancelAnimationFrame(frame)
    ghost.remove()
    document.documentElement.style.cursor = ''
    drag = null
    onOver(null)
    if (isDropped && place) onDrop(ids, place)
    // A click follows at once, or never.
    setTimeout(() => {
      swallows = false
    })
  }

  const handlers = {
    pointerdown(event: PointerEvent) {
      end(false)
      const tile = (event.target as Element).closest<HTMLElement>('[data-photo]')
      if (!tile || !box.contains(tile) || event.button !== 0 || !event.isPrimary || event.shiftKey) return
      // The sign that selects is pressed, not dragged.
      if ((event.target as Element).closest('[role=checkbox]')) return
      const isTouch = event.pointerType === 'touch'
      start = { x: event.clientX, y: event.clientY, tile, pointerId: event.pointerId, isTouch }
    },
    pointermove(event: PointerEvent) {
      if (!start || start.isTouch || event.pointerId !== start.pointerId) return
      const at = { x: event.clientX, y: event.clientY }
      if (!drag && Math.hypot(at.x - start.x, at.y - start.y) > SLIP) begin()
      if (drag) drag.at = at
    },
    pointerup: () => !start?.isTouch && end(true),
    pointercancel: () => !start?.isTouch && end(false),
    keydown(event: KeyboardEvent) {
      if (!drag || event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end(false)
    },
    click(event: MouseEvent) {
      if (!swallows) return
      event.preventDefault()
      event.stopPropagation()
      swallows = false
    },
  }

  // A finger that scrolls takes its pointer away, so touches are followed by themselves, and where they began: a tile
  // that is far away by now is no longer in the page.
  const touches = {
    touchmove(event: TouchEvent) {
      const [touch] = event.touches
      if (!touch || !start?.isTouch) return
      const at = { x: touch.clientX, y: touch.clientY }
      if (drag) {
        event.preventDefault()
        drag.at = at
      } else if (Math.hypot(at.x - start.x, at.y - start.y) > SLIP) end(false)
    },
    touchend(event: TouchEvent) {
      if (drag) event.preventDefault()
      end(true)
    },
    touchcancel: () => end(false),
  }
  const unfollow = () => {
    for (const [name, handler] of Object.entries(touches))
      followed?.removeEventListener(name, handler as EventListener)
    followed = null
  }

  function onTouchStart({ target, touches: [touch, second] }: TouchEvent) {
    clearTimeout(timer)
    if (!start?.isTouch || !touch || second) return end(false)
    unfollow()
    followed = target
    for (const [name, handler] of Object.entries(touches))
      target?.addEventListener(name, handler as EventListener, { passive: false })
    const from = start
    timer = window.setTimeout(() => start === from && begin(), HOLD_MS)
  }

  for (const [name, handler] of Object.entries(handlers))
    window.addEventListener(name, handler as EventListener, { capture: true })
  box.addEventListener('touchstart', onTouchStart, { capture: true, passive: true })
  return () => {
    end(false)
    unfollow()
    for (const [name, handler] of Object.entries(handlers))
      window.removeEventListener(name, handler as EventListener, { capture: true })
    box.removeEventListener('touchstart', onTouchStart, { capture: true })
  }
}

/** A small picture of the tile, with how many there are. */
function ghostOf(tile: HTMLElement, count: number): HTMLElement {
  const ghost = document.createElement('div')
  ghost.dataset.dragged = ''
  ghost.className =
    'pointer-events-none fixed top-0 left-0 z-float size-24 overflow-hidden rounded-md bg-paper-sunk shadow-lift'
  ghost.inert = true
  const picture = tile.querySelector('img')
  if (picture) {
    const copy = picture.cloneNode() as HTMLImageElement
    copy.className = 'size-full object-cover'
    ghost.append(copy)
  }
  if (count > 1) {
    const badge = document.createElement('span')
    badge.className =
      'absolute top-1 right-1 rounded-full bg-accent px-2 py-0.5 font-medium text-accent-ink text-xs'
    badge.textContent = String(count)
    ghost.append(badge)
  }
  document.body.append(ghost)
  return ghost
}

/** The nearest tile in the row under the pointer. */
function placeAt(box: HTMLElement, { x, y }: Point): DropPlace | null {
  let nearest: { rect: DOMRect; id: string; distance: number } | null = null
  for (const tile of box.querySelectorAll<HTMLElement>('[data-photo]')) {
    const rect = tile.getBoundingClientRect()
    const down = Math.max(rect.top - y, 0, y - rect.bottom)
    const aside = Math.max(rect.left - x, 0, x - rect.right)
    // Beside a row counts for less than above or below it.
    const distance = down * 4 + aside
    if (!nearest || distance < nearest.distance) nearest = { rect, id: tile.dataset.photo ?? '', distance }
  }
  if (!nearest) return null
  const { rect, id } = nearest
  const isBehind = x > rect.left + rect.width / 2
  return { id, isBehind, x: isBehind ? rect.right + 2 : rect.left - 2, top: rect.top, height: rect.height }
}

function scrollAtEdges({ y }: Point) {
  const into = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - (innerHeight - EDGE) : 0
  if (into !== 0) window.scrollBy({ top: (into / EDGE) * STEP, behavior: 'instant' })
}
