import { CircleCheck } from 'lucide-react'
import { memo } from 'react'
import { cx } from '../../../ui/cx.ts'
import { dayTitle } from './days.ts'
import type { LayoutOptions, PlacedSection } from './layout.ts'
import { Tile, type TileActions } from './tile.tsx'

export interface SectionViewProps {
  placed: PlacedSection
  options: LayoutOptions
  /** The part of the gallery that is drawn, in pixels from its top. */
  top: number
  bottom: number
  today: string
  selected: ReadonlySet<string>
  isSelecting: boolean
  tabStop: string | null
  actions: TileActions
  onChooseAll(ids: string[]): void
}

/** One day: its title, which stays in view, and the photos of it that are near the screen. */
export const SectionView = memo(function SectionView(props: SectionViewProps) {
  const { placed, options, top, bottom, today, selected, isSelecting, tabStop, actions, onChooseAll } = props
  const { section, rows, rowsTop } = placed
  const ids = section.tiles.map((tile) => tile.id)
  const hasAll = ids.length > 0 && ids.every((id) => selected.has(id))
  const title = section.day && dayTitle(section.day, today)

  return (
    <section
      aria-label={title ?? 'Photos'}
      className="absolute"
      style={{ top: placed.top, left: placed.left, width: placed.width, height: placed.height }}
    >
      {title && (
        <div
          className="group/day sticky top-0 z-sticky flex items-center gap-1 bg-paper/95"
          style={{ height: options.headerHeight }}
        >
          <h2 className="truncate font-semibold text-sm">{title}</h2>
          <button
            type="button"
            tabIndex={-1}
            aria-label={hasAll ? `Deselect all of ${title}` : `Select all of ${title}`}
            onClick={() => onChooseAll(ids)}
            className={cx(
              'grid size-8 shrink-0 place-items-center transition-opacity',
              hasAll ? 'text-accent' : 'text-ink-faint hover:text-ink',
              !isSelecting &&
                'opacity-0 focus-visible:opacity-100 group-hover/day:opacity-100 pointer-coarse:hidden',
            )}
          >
            <CircleCheck aria-hidden="true" className="size-[18px]" />
          </button>
        </div>
      )}
      {rows.map((row) => {
        const rowTop = rowsTop + row.top
        const isNear = placed.top + rowTop + row.height >= top && placed.top + rowTop <= bottom
        if (!isNear) return null
        return row.boxes.map((box) => {
          const tile = section.tiles[box.index]!
          return (
            <Tile
              key={tile.id}
              tile={tile}
              left={box.left}
              top={rowTop}
              width={box.width}
              height={row.height}
              isSelected={selected.has(tile.id)}
              isSelecting={isSelecting}
              isTabStop={tile.id === tabStop}
              actions={actions}
            />
          )
        })
      })}
      {section.missing > 0 && <Missing placed={placed} options={options} />}
    </section>
  )
})

/** The place of photos that are still to be fetched: one repeated drawing, however many there are. */
function Missing({ placed, options }: { placed: PlacedSection; options: LayoutOptions }) {
  const { targetHeight, gap } = options
  const tile = targetHeight * 1.4
  const columns = Math.max(1, Math.round(placed.width / (tile + gap)))
  return (
    <div
      aria-hidden="true"
      className="absolute inset-x-0 bottom-0 animate-breathe"
      style={{
        top: placed.missingTop,
        backgroundImage: 'linear-gradient(var(--wash), var(--wash))',
        maskImage: `linear-gradient(90deg, #000 calc(100% - ${gap}px), #0000 0), linear-gradient(#000 calc(100% - ${gap}px), #0000 0)`,
        maskSize: `calc(100% / ${columns}) 100%, 100% ${targetHeight + gap}px`,
        maskComposite: 'intersect',
      }}
    />
  )
}
