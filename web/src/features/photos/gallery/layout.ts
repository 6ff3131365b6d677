// Computes where everything in the gallery is. Sections that fill less than a row share one, side by side.
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { estimateRows, heightOfRows, justify, type Row, type RowOptions } from './justified.ts'
import type { Section } from './sections.ts'

export interface LayoutOptions extends RowOptions {
  /** Pixels above the rows of a section for its title. */
  headerHeight: number
  /** Pixels between sections. */
  sectionGap: number
  /** Pixels between sections that share a row. */
  neighbourGap: number
}

export interface PlacedSection {
  section: Section
  top: number
  left: number
  width: number
  height: number
  rows: Row[]
  /** The top of the rows, inside the section. */
  rowsTop: number
  /** The top of the area for photos that are not fetched yet, inside the section. */
  missingTop: number
}

export interface Layout {
  sections: PlacedSection[]
  height: number
  options: LayoutOptions
}

/** How dense the gallery is when it is this wide. */
export function optionsFor(width: number): LayoutOptions {
  if (width < 640)
    return { width, targetHeight: 104, gap: 3, headerHeight: 40, sectionGap: 8, neighbourGap: 10 }
  const targetHeight = width < 1100 ? 168 : width < 1900 ? 208 : 260
  return { width, targetHeight, gap: 4, headerHeight: 44, sectionGap: 14, neighbourGap: 20 }
}

/** The width that a title needs beside another. */
const MIN_SECTION_WIDTH = 148

const cache = new WeakMap<readonly PhotoTile[], { key: string; rows: Row[] }>()

function rowsOf(tiles: readonly PhotoTile[], options: RowOptions): Row[] {
  const key = `${options.width} ${options.targetHeight} ${options.gap}`
  const known = cache.get(tiles)
  if (known?.key === key) return known.rows
  const rows = justify(
    tiles.map((tile) => tile.ratio),
    options,
  )
  cache.set(tiles, { key, rows })
  return rows
}

export function layOut(sections: readonly Section[], options: LayoutOptions): Layout {
  const { width, targetHeight, gap, sectionGap, neighbourGap } = options
  const placed: PlacedSection[] = []
  let top = 0
  let bandEnd = 0
  let bandHeight = 0

  for (const section of sections) {
    const headerHeight = section.day === null ? 0 : options.headerHeight
    const rows = rowsOf(section.tiles, options)
    const isSmall = section.day !== null && isUnfilledRow(rows, width) && section.missing === 0
    const natural = isSmall ? Math.max(MIN_SECTION_WIDTH, rowWidth(rows[0]!)) : width
    const fits = isSmall && bandEnd > 0 && bandEnd + neighbourGap + natural <= width
    if (!fits) {
      if (bandHeight > 0) top += bandHeight + sectionGap
      bandEnd = 0
      bandHeight = 0
    }
    const rowsHeight = heightOfRows(rows)
    const missingTop = headerHeight + rowsHeight + (rowsHeight ? gap : 0)
    const missingHeight = estimateRows(section.missing, { width, targetHeight, gap })
    const height = section.missing > 0 ? missingTop + missingHeight : headerHeight + rowsHeight
    const left = fits ? bandEnd + neighbourGap : 0
    placed.push({ section, top, left, width: natural, height, rows, rowsTop: headerHeight, missingTop })
    bandEnd = isSmall ? left + natural : width
    bandHeight = Math.max(bandHeight, height)
  }
  return { sections: placed, height: top + bandHeight, options }
}

/** The index of the first section that ends below `y`. */
export function firstBelow(layout: Layout, y: number): number {
  let low = 0
  let high = layout.sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { top, height } = layout.sections[middle]!
    if (top + height < y) low = middle + 1
    else high = middle
  }
  return low
}

/** The sections that overlap the pixels from `top` to `bottom`. */
export function sectionsBetween(layout: Layout, top: number, bottom: number): PlacedSection[] {
  const found: PlacedSection[] = []
  // Sections of one band differ slightly in height, so the search starts a few earlier.
  for (let index = Math.max(0, firstBelow(layout, top) - 12); index < layout.sections.length; index++) {
    const placed = layout.sections[index]!
    if (placed.top > bottom) break
    if (placed.top + placed.height >= top) found.push(placed)
  }
  return found
}

export function rowWidth(row: Row): number {
  const last = row.boxes.at(-1)
  return last ? last.left + last.width : 0
}

function isUnfilledRow(rows: readonly Row[], width: number): boolean {
  return rows.length === 1 && rowWidth(rows[0]!) < width - 1
}
