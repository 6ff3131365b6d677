// A narrow strip at the right edge that shows the whole timeline and leads to any month of it.
import { useEffect, useMemo, useRef, useState } from 'react'
import { cx } from '../../../ui/cx.ts'
import { monthTitle } from './days.ts'
import { firstBelow, type Layout } from './layout.ts'

/** The least number of pixels between two year labels. */
const LABEL_ROOM = 22

interface Month {
  key: string
  top: number
}

export function Scrubber({ layout, box }: { layout: Layout; box: React.RefObject<HTMLElement | null> }) {
  const strip = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const [height, setHeight] = useState(0)
  const [isDragging, setDragging] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const months = useMemo(() => monthsOf(layout), [layout])
  const isUseful = layout.height > 3 * innerHeight && months.length > 1

  useEffect(() => {
    let timer = 0
    const follow = () => {
      const top = box.current ? -box.current.getBoundingClientRect().top : 0
      setAt(Math.min(1, Math.max(0, top / Math.max(1, layout.height - innerHeight))))
      setHeight(strip.current?.clientHeight ?? 0)
      setMoving(true)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setMoving(false), 1200)
    }
    follow()
    window.addEventListener('scroll', follow, { passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('scroll', follow)
      window.removeEventListener('resize', follow)
    }
  }, [layout, box])

  if (!isUseful) return null

  const span = layout.height - innerHeight
  const current = months[monthAt(layout, months, at * span)] ?? months[0]!
  const origin = () => (box.current?.getBoundingClientRect().top ?? 0) + scrollY
  const jumpTo = (top: number) =>
    window.scrollTo({ top: origin() + Math.min(span, Math.max(0, top)), behavior: 'instant' })

  function onDrag(event: React.PointerEvent) {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    jumpTo(((event.clientY - top) / height) * span)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const index = months.indexOf(current)
    const year = (offset: number) => {
      const years = yearStarts(months)
      const now = years.findLastIndex((month) => month.top <= current.top)
      return years[now + offset]
    }
    const targets: Record<string, Month | undefined> = {
      ArrowDown: months[index + 1],
      ArrowUp: months[index - 1],
      PageDown: year(1),
      PageUp: year(-1),
      Home: months[0],
      End: months.at(-1),
    }
    if (!(event.key in targets)) return
    event.preventDefault()
    event.stopPropagation()
    const target = targets[event.key]
    if (target) jumpTo(target.top)
  }

  return (
    <div
      ref={strip}
      role="slider"
      aria-label="Jump to a month"
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={months.indexOf(current)}
      aria-valuetext={monthTitle(current.key)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging(true)
        onDrag(event)
      }}
      onPointerMove={(event) => isDragging && onDrag(event)}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      className={cx(
        'group/scrub fixed top-20 right-0 bottom-[calc(var(--bar)+5rem)] z-sticky w-4 touch-none select-none transition-opacity md:w-8',
        'pointer-coarse:opacity-0 focus-visible:opacity-100',
        (isMoving || isDragging) && 'pointer-coarse:opacity-100',
        !isMoving && !isDragging && 'pointer-coarse:pointer-events-none',
      )}
    >
      {labels(months, layout.height, height).map(({ key, y }) => (
        <span
          key={key}
          aria-hidden="true"
          className="absolute right-2 hidden -translate-y-1/2 font-medium text-2xs text-ink-faint opacity-0 transition-opacity group-hover/scrub:opacity-100 group-focus-visible/scrub:opacity-100 md:block"
          style={{ top: y }}
        >
          {key.slice(0, 4)}
        </span>
      ))}
      <span
        aria-hidden="true"
        className="absolute right-0 h-1 w-4 -translate-y-1/2 rounded-l-full bg-accent md:w-5"
        style={{ top: at * height }}
      />
      {(isDragging || isMoving) && (
        <span
          aria-hidden="true"
          className={cx(
            'pointer-events-none absolute right-6 -translate-y-1/2 whitespace-nowrap rounded-sm bg-ink px-2 py-1 font-medium text-paper text-xs md:right-9',
            !isDragging && 'hidden group-hover/scrub:block group-focus-visible/scrub:block',
          )}
          style={{ top: at * height }}
        >
          {monthTitle(current.key)}
        </span>
      )}
    </div>
  )
}

function monthsOf(layout: Layout): Month[] {
  const months: Month[] = []
  for (const { section, top } of layout.sections) {
    const key = section.day?.slice(0, 7)
    if (key && months.at(-1)?.key !== key) months.push({ key, top })
  }
  return months
}

const yearStarts = (months: readonly Month[]) =>
  months.filter((month, index) => month.key.slice(0, 4) !== months[index - 1]?.key.slice(0, 4))

function monthAt(layout: Layout, months: readonly Month[], top: number): number {
  const key = layout.sections[firstBelow(layout, top + 1)]?.section.day?.slice(0, 7)
  return Math.max(
    0,
    months.findIndex((month) => month.key === key),
  )
}

function labels(months: readonly Month[], total: number, height: number) {
  const shown: { key: string; y: number }[] = []
  for (const { key, top } of yearStarts(months)) {
    const y = (top / total) * height
    if (y - (shown.at(-1)?.y ?? -LABEL_ROOM) >= LABEL_ROOM) shown.push({ key, y })
  }
  return shown
}
