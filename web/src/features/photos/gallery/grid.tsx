// Draws the gallery: virtualized, justified, and without jumps while things above change.
import {
  startTransition,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { whenIdle } from '../../../ui/when-idle.ts'
import { localToday } from './days.ts'
import { firstBelow, type Layout, layOut, optionsFor, sectionsBetween } from './layout.ts'
import { Scrubber } from './scrubber.tsx'
import { SectionView } from './section-view.tsx'
import type { TileActions } from './tile.tsx'
import type { GallerySource } from './use-source.ts'
import { useSettled, useViewport } from './use-viewport.ts'
import { placeOf, type Step, walk } from './walk.ts'

export interface GridHandle {
  /** Moves the keyboard position; returns null when there is nothing in that direction. */
  move(step: Step): string | null
  /** Scrolls a photo into view and, if asked, focuses it. */
  reveal(id: string, options?: { focus?: boolean }): void
  active(): string | null
}

export interface GridProps {
  source: GallerySource
  selected: ReadonlySet<string>
  actions: TileActions
  onChooseAll(ids: string[]): void
  handle: React.RefObject<GridHandle | null>
  frame?: React.RefObject<HTMLElement | null> | undefined
}

/** Pixels that are drawn beyond the screen. */
const OVERSCAN = 600

export function Grid({ source, selected, actions, onChooseAll, handle, frame }: GridProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width, top, bottom } = useViewport(box, frame)
  const overscan = useOverscan()
  const layout = useMemo(
    () => layOut(width > 0 ? source.sections : [], optionsFor(width)),
    [source.sections, width],
  )
  const today = localToday(new Date())
  const [active, setActive] = useState<string | null>(null)
  const focusNext = useRef<string | null>(null)

  useStillness(box, layout)
  useEffect(() => {
    if (box.current) window.firstScreen?.leave(box.current)
  }, [])

  const drawn = { top: top - overscan, bottom: bottom + overscan }
  const near = sectionsBetween(layout, drawn.top, drawn.bottom)

  const settled = useSettled(`${top} ${bottom}`, 100)
  const { need } = source
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetches for where the scrolling came to rest
  useEffect(() => {
    need(sectionsBetween(layout, drawn.top, drawn.bottom).map((placed) => placed.section))
  }, [settled, layout, need])

  const visible = near.flatMap(({ section }) => section.tiles)
  const tabStop = visible.some((tile) => tile.id === active) ? active : (visible[0]?.id ?? null)

  function reveal(id: string, { focus = false } = {}) {
    const place = placeOf(layout, id)
    const element = box.current
    if (!place || !element) return
    const origin = element.getBoundingClientRect().top + scrollY
    const { headerHeight, gap } = layout.options
    const free = { top: scrollY + headerHeight, bottom: scrollY + innerHeight - 96 }
    if (origin + place.top < free.top) scrollTo({ top: origin + place.top - headerHeight - gap })
    else if (origin + place.bottom > free.bottom) scrollTo({ top: origin + place.bottom - innerHeight + 96 })
    setActive(id)
    if (!focus) return
    focusNext.current = id
    followFocus()
  }

  // The tile may be drawn only after the scrolling, and then gets the focus.
  useEffect(followFocus)

  function followFocus() {
    const id = focusNext.current
    const link = id && box.current?.querySelector<HTMLElement>(`[data-photo="${CSS.escape(id)}"] > a`)
    if (!link) return
    link.focus({ preventScroll: true })
    // Nothing can take the focus yet under a viewer that is just closing.
    if (document.activeElement === link) focusNext.current = null
  }

  useImperativeHandle(handle, () => ({
    active: () => tabStop,
    reveal,
    move(step) {
      const next = walk(layout, tabStop, step)
      if (next) reveal(next.id, { focus: true })
      return next?.id ?? null
    },
  }))

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes which of the links inside has the focus */}
      <div
        ref={box}
        className="relative [overflow-anchor:none]"
        style={{ height: layout.height }}
        onFocus={(event) => {
          const id = (event.target as HTMLElement).closest<HTMLElement>('[data-photo]')?.dataset.photo
          if (id) setActive(id)
        }}
      >
        {near.map((placed) => (
          <SectionView
            key={placed.section.key}
            placed={placed}
            options={layout.options}
            top={drawn.top}
            bottom={drawn.bottom}
            today={today}
            selected={selected}
            isSelecting={selected.size > 0}
            tabStop={tabStop}
            actions={actions}
            onChooseAll={onChooseAll}
          />
        ))}
      </div>
      {source.hasDates && <Scrubber layout={layout} box={box} />}
    </>
  )
}

/** The first drawing is of what can be seen; the rest follows when that stands. */
function useOverscan(): number {
  const [overscan, setOverscan] = useState(0)
  useEffect(() => whenIdle(() => startTransition(() => setOverscan(OVERSCAN))), [])
  return overscan
}

/** Keeps what is at the top of the screen in place when the layout changes above it. */
function useStillness(box: React.RefObject<HTMLElement | null>, layout: Layout) {
  const anchor = useRef<{ key: string; id: string | null; offset: number } | null>(null)
  const current = useRef(layout)

  useLayoutEffect(() => {
    current.current = layout
    const held = anchor.current
    const element = box.current
    if (!held || !element) return
    const placed = layout.sections.find(({ section }) => section.key === held.key)
    const top = (held.id ? placeOf(layout, held.id)?.top : undefined) ?? placed?.top
    if (top === undefined) return
    const y = -element.getBoundingClientRect().top
    const difference = top + held.offset - y
    if (Math.abs(difference) >= 1) window.scrollBy({ top: difference, behavior: 'instant' })
  }, [layout, box])

  useEffect(() => {
    const remember = () => {
      const element = box.current
      if (!element) return
      const y = -element.getBoundingClientRect().top
      // At the very top new photos should scroll into view.
      if (y <= 0) {
        anchor.current = null
        return
      }
      const { sections } = current.current
      const placed = sections[firstBelow(current.current, y)]
      if (!placed) return
      const row = placed.rows.find(({ top, height }) => placed.top + placed.rowsTop + top + height > y)
      const tile = row && placed.section.tiles[row.boxes[0]!.index]
      const top = row ? placed.top + placed.rowsTop + row.top : placed.top
      anchor.current = { key: placed.section.key, id: tile?.id ?? null, offset: y - top }
    }
    remember()
    window.addEventListener('scroll', remember, { passive: true })
    return () => window.removeEventListener('scroll', remember)
  }, [box])
}
