import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { placeTooltip } from './tooltip-place.ts'

/** Milliseconds that the pointer must rest before a tooltip appears. */
const patience = 450

/** Shows the tooltip of whatever is hovered or focused by keyboard. Mounted once, by the app. */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const bubble = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      setAnchor(null)
    }
    // Over its open menu a tooltip would only be in the way.
    const show = (found: HTMLElement) =>
      setAnchor(found.isConnected && !found.matches('[aria-haspopup][aria-expanded="true"]') ? found : null)
    const marked = ({ target }: Event) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null
    const onPointer = (event: PointerEvent) => {
      hide()
      const found = event.pointerType === 'mouse' ? marked(event) : null
      if (found) timer = setTimeout(() => show(found), patience)
    }
    const onFocus = (event: FocusEvent) => {
      const found = marked(event)
      if (found?.matches(':focus-visible')) show(found)
    }
    const onClick = (event: MouseEvent) => {
      const found = marked(event)
      if (found?.dataset.tooltipPress) show(found)
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide()
    }
    const ends = new AbortController()
    const options = { signal: ends.signal, passive: true }
    document.addEventListener('pointerover', onPointer, options)
    document.addEventListener('focusin', onFocus, options)
    document.addEventListener('click', onClick, options)
    document.addEventListener('keydown', onKey, options)
    for (const type of ['pointerdown', 'focusout', 'pointerleave'])
      document.addEventListener(type, hide, options)
    // Only a visible tooltip has lost its place; a waiting one is placed when it appears.
    document.addEventListener('scroll', () => setAnchor(null), { ...options, capture: true })
    return () => {
      clearTimeout(timer)
      ends.abort()
    }
  }, [])

  useLayoutEffect(() => {
    if (!anchor || !bubble.current) return
    const { offsetWidth: width, offsetHeight: height } = bubble.current
    const space = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const place = placeTooltip(
      anchor.getBoundingClientRect(),
      { width, height },
      space,
      anchor.dataset.tooltipSide,
    )
    bubble.current.style.translate = `${place.x}px ${place.y}px`
  }, [anchor])

  if (!anchor?.dataset.tooltip) return null
  return (
    <div
      ref={bubble}
      // It repeats the name of its anchor.
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-top max-w-64 animate-fade rounded-sm bg-ink px-2 py-1 font-medium text-paper text-xs"
    >
      {anchor.dataset.tooltip}
    </div>
  )
}
