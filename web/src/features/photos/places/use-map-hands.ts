// Dragging, pinching and the wheel on the map.
import { useEffect, useRef, useState } from 'react'
import type { Size } from '../viewer/zoom.ts'
import { moved, type View, zoomed } from './map-view.ts'

/** Pixels that the wheel turns for one step of zoom. */
const WHEEL = 300

interface Hands {
  view: View
  size: Size
  onView(view: View): void
}

/** How far the map is dragged at the moment, in pixels; the view follows when it is let go. */
export function useMapHands(box: React.RefObject<HTMLElement | null>, hands: Hands) {
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null)
  const latest = useRef(hands)
  latest.current = hands

  useEffect(() => {
    const element = box.current
    if (!element) return
    const pointers = new Map<number, { x: number; y: number }>()
    let from = { x: 0, y: 0 }
    let spread = 0
    const middle = () => {
      const all = [...pointers.values()]
      const sum = all.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 })
      return { x: sum.x / all.length, y: sum.y / all.length }
    }
    const spreadNow = () => {
      const [a, b] = [...pointers.values()]
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
    }
    const fromMiddle = (x: number, y: number) => {
      const rect = element.getBoundingClientRect()
      return { x: x - rect.left - rect.width / 2, y: y - rect.top - rect.height / 2 }
    }
    function settle() {
      const now = pointers.size > 0 ? middle() : null
      if (now) {
        const { view, size, onView } = latest.current
        onView(moved(view, now.x - from.x, now.y - from.y, size))
        from = now
      }
      setDrag(null)
    }
    function down(event: PointerEvent) {
      if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return
      if (pointers.size > 0) settle()
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      element?.setPointerCapture(event.pointerId)
      from = middle()
      spread = spreadNow()
    }
    function move(event: PointerEvent) {
      if (!pointers.has(event.pointerId)) return
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      const now = middle()
      setDrag({ x: now.x - from.x, y: now.y - from.y })
    }
    function up(event: PointerEvent) {
      if (!pointers.has(event.pointerId)) return
      const wide = spreadNow()
      const at = middle()
      settle()
      const { view, size, onView } = latest.current
      if (spread > 0 && wide > 0) onView(zoomed(view, Math.log2(wide / spread), size, fromMiddle(at.x, at.y)))
      pointers.delete(event.pointerId)
      spread = spreadNow()
      if (pointers.size > 0) from = middle()
    }
    function wheel(event: WheelEvent) {
      event.preventDefault()
      const { view, size, onView } = latest.current
      const by = Math.max(-1, Math.min(1, -event.deltaY / WHEEL))
      onView(zoomed(view, by, size, fromMiddle(event.clientX, event.clientY)))
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
      element.removeEventListener('wheel', wheel)
    }
  }, [box])
  return drag
}
