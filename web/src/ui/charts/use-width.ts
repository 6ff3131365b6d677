import { useLayoutEffect, useRef, useState } from 'react'

/** The width of an element in whole pixels; 0 until it is known. */
export function useWidth<Host extends HTMLElement>() {
  const host = useRef<Host>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [host, width] as const
}
