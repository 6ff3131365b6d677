// Draws the first screen of the timeline without the application, exactly where the gallery will draw it.
import type { PhotoSummary } from '../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { formatCount } from '../../ui/format.ts'
import { dayTitle, localToday } from './gallery/days.ts'
import { layOut, optionsFor, type PlacedSection } from './gallery/layout.ts'
import { planStretches } from './gallery/plan.ts'
import { stretchSections } from './gallery/sections.ts'
import { thumbnailsOf } from './gallery/thumbnails.ts'

/** As many pictures as a row of a phone has. */
const FIRST = 3

export interface Timeline {
  summary: PhotoSummary
  tiles: PhotoTile[]
}

/** Fills the element and returns its pictures, which are only just requested. */
export function drawTimeline(screen: HTMLElement, { summary, tiles }: Timeline): HTMLImageElement[] {
  // The classes are those of the shell, Page, PageHeader and FilterBar.
  const page = add(add(screen, 'pb-(--bar) pl-(--rail)'), 'mx-auto px-4 pb-16 md:px-8 max-w-[2400px]')
  const header = add(
    page,
    'flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 pb-5 md:pt-9',
    'header',
  )
  const words = add(header, 'grid gap-1')
  add(words, 'font-semibold text-2xl md:text-3xl md:leading-9').textContent = 'Photos'
  add(words, 'text-ink-soft text-sm leading-6').textContent = formatCount(summary.total, 'photo')
  // The place of the buttons, which decides whether they need a row of their own.
  const buttons = add(header, 'invisible flex flex-wrap items-center gap-2')
  for (const className of ['size-10 pointer-coarse:hidden', 'h-10 w-9.5', 'h-10 w-9.5'])
    add(buttons, className)
  add(buttons, 'h-10 px-4 pl-10.5 font-medium text-sm').textContent = 'Upload'
  add(page, 'h-10 mb-3')
  const box = add(page, 'relative')

  const { top, width } = box.getBoundingClientRect()
  const sections = planStretches(summary.days).flatMap(({ days }, index) =>
    stretchSections(
      { sort: 'taken', order: 'desc' },
      days,
      index === 0 ? { pages: [{ items: tiles, nextCursor: null }] } : undefined,
    ),
  )
  const layout = layOut(sections, optionsFor(Math.floor(width)))
  place(box, { height: layout.height })
  const images: HTMLImageElement[] = []
  for (const placed of layout.sections) {
    if (top + placed.top > innerHeight) break
    images.push(...drawSection(box, placed, layout.options.headerHeight, innerHeight - top))
  }
  images.forEach((image, index) => {
    image.fetchPriority = index < FIRST ? 'high' : 'low'
  })
  return images
}

function drawSection(
  box: HTMLElement,
  { section, top, left, width, height, rows, rowsTop }: PlacedSection,
  headerHeight: number,
  bottom: number,
): HTMLImageElement[] {
  const images: HTMLImageElement[] = []
  const element = place(add(box, 'absolute'), { top, left, width, height })
  if (section.day) {
    const title = place(add(element, 'flex items-center'), { height: headerHeight })
    add(title, 'truncate font-semibold text-sm').textContent = dayTitle(section.day, localToday(new Date()))
  }
  for (const row of rows) {
    if (top + rowsTop + row.top > bottom) break
    for (const { index, left, width } of row.boxes) {
      const area = { top: rowsTop + row.top, left, width, height: row.height }
      const image = drawTile(place(add(element, 'tile absolute'), area), section.tiles[index]!)
      if (image) images.push(image)
    }
  }
  return images
}

function drawTile(element: HTMLElement, tile: PhotoTile): HTMLImageElement | null {
  if (!tile.thumbnailUrl || tile.status === 'rejected') return null
  const image = Object.assign(new Image(), {
    alt: '',
    fetchPriority: 'high',
    className: 'size-full object-cover',
  })
  const { srcSet, sizes } = thumbnailsOf(tile)
  if (srcSet) Object.assign(image, { sizes, srcset: srcSet })
  image.src = tile.thumbnailUrl
  element.append(image)
  return image
}

function add(parent: HTMLElement, className: string, tag = 'div'): HTMLElement {
  const element = Object.assign(document.createElement(tag), { className })
  parent.append(element)
  return element
}

function place(element: HTMLElement, pixels: Partial<Record<'top' | 'left' | 'width' | 'height', number>>) {
  for (const [name, value] of Object.entries(pixels)) element.style.setProperty(name, `${value}px`)
  return element
}
