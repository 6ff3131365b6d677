import { type RefObject, useEffect, useRef } from 'react'
import { FITTED, keepInside, type Point, type Size, swipeOf, type Transform, zoomAt } from './zoom.ts'

interface Gestures {
  bounds: { picture: Size; stage: Size }
  transform: Transform
  onTransform(transform: Transform): void
  /** Called while a fitted picture follows the finger, and with null when it is released. */
  onDrag(moved: Point | null): void
  onSwipe(to: 'previous' | 'next' | 'close'): void
}

const DOUBLE_ZOOM = 2.5
/** Milliseconds and pixels within which two taps count as a double tap. */
const DOUBLE_TAP = 300
const TAP_REACH = 24

/** Wheel, pinch, double click, drag and swipe on the stage. */
export function useGestures(box: RefObject<HTMLElement | null>, gestures: Gestures) {
  const latest = useRef(gestures)
  useEffect(() => {
    latest.current = gestures
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    const pointers = new Map<number, Point>()
    let start = { at: 0, point: { x: 0, y: 0 }, isMouse: false }
    let lastTap = { at: 0, point: { x: 0, y: 0 } }
    let moved: Point = { x: 0, y: 0 }
    let wasPinch = false

    const fromCentre = (point: Point): Point => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return { x: point.x - left - width / 2, y: point.y - top - height / 2 }
    }
    const pointOf = (event: MouseEvent): Point => ({ x: event.clientX, y: event.clientY })
    const toggleZoom = (point: Point) => {
      const { transform, bounds, onTransform } = latest.current
      onTransform(transform.scale > 1 ? FITTED : zoomAt(FITTED, DOUBLE_ZOOM, fromCentre(point), bounds))
    }

    function onWheel(event: WheelEvent) {
      event.preventDefault()
      const { transform, bounds, onTransform } = latest.current
      // A pinch on a trackpad arrives as a wheel event with Ctrl, in smaller steps.
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0025))
      onTransform(zoomAt(transform, factor, fromCentre(pointOf(event)), bounds))
    }

    function onDown(event: PointerEvent) {
      if (event.button !== 0) return
      element?.setPointerCapture(event.pointerId)
      pointers.set(event.pointerId, pointOf(event))
      if (pointers.size > 1) {
        wasPinch = true
        latest.current.onDrag(null)
        return
      }
      wasPinch = false
      moved = { x: 0, y: 0 }
      start = { at: event.timeStamp, point: pointOf(event), isMouse: event.pointerType === 'mouse' }
    }

    function onMove(event: PointerEvent) {
      const before = pointers.get(event.pointerId)
      if (!before) return
      const point = pointOf(event)
      const { transform, bounds, onTransform, onDrag } = latest.current
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      pointers.set(event.pointerId, point)
      if (other) {
        const spread = (p: Point) => Math.hypot(p.x - other.x, p.y - other.y)
        const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 }
        const zoomed = zoomAt(
          transform,
          spread(point) / Math.max(1, spread(before)),
          fromCentre(middle),
          bounds,
        )
        onTransform(
          keepInside(
            { ...zoomed, x: zoomed.x + (point.x - before.x) / 2, y: zoomed.y + (point.y - before.y) / 2 },
            bounds,
          ),
        )
      } else if (transform.scale > 1) {
        onTransform(
          keepInside(
            { ...transform, x: transform.x + point.x - before.x, y: transform.y + point.y - before.y },
            bounds,
          ),
        )
      } else if (!start.isMouse && !wasPinch) {
        moved = { x: point.x - start.point.x, y: point.y - start.point.y }
        onDrag(
          Math.abs(moved.x) > Math.abs(moved.y) ? { x: moved.x, y: 0 } : { x: 0, y: Math.max(0, moved.y) },
        )
      }
    }

    function onUp(event: PointerEvent) {
      if (!pointers.delete(event.pointerId) || pointers.size > 0) return
      const { transform, bounds, onDrag, onSwipe } = latest.current
      onDrag(null)
      if (event.type === 'pointercancel' || wasPinch || start.isMouse) return
      const swipe = transform.scale === 1 ? swipeOf(moved, event.timeStamp - start.at, bounds.stage) : null
      if (swipe) return onSwipe(swipe)
      const point = pointOf(event)
      const isNear = (p: Point) => Math.hypot(point.x - p.x, point.y - p.y) < TAP_REACH
      if (!isNear(start.point)) return
      if (event.timeStamp - lastTap.at < DOUBLE_TAP && isNear(lastTap.point)) {
        toggleZoom(point)
        lastTap = { at: 0, point }
      } else lastTap = { at: event.timeStamp, point }
    }

    const onDoubleClick = (event: MouseEvent) => {
      if (start.isMouse) toggleZoom(pointOf(event))
    }

    const ended = new AbortController()
    const { signal } = ended
    // The listener is not passive, because the page must neither scroll nor zoom.
    element.addEventListener('wheel', onWheel, { passive: false, signal })
    element.addEventListener('pointerdown', onDown, { signal })
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('pointerup', onUp, { signal })
    element.addEventListener('pointercancel', onUp, { signal })
    element.addEventListener('dblclick', onDoubleClick, { signal })
    return () => ended.abort()
  }, [box])
}
