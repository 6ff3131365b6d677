import { type Flow, flowsOf } from './columns.ts'
import type { Page } from './pdf-pages.ts'
import { markBullet, type Row } from './rows.ts'
import type { Segment } from './segments.ts'

/** The rows of a PDF in reading order. */
export function pdfRows(pages: Page[]): Row[] {
  return withoutRunningTitles(
    flowsOf(pages).flatMap((flow, number) => rowsOf(flow, number)),
    pages,
  )
}

function rowsOf({ parts }: Flow, flow: number): Row[] {
  const rows = parts.flatMap(({ page, segments }) => linesOf(segments).map((line) => rowOf(line, page, flow)))
  const pitches = rows
    .map((row, index) => pitchOf(rows[index - 1], row))
    .filter((pitch) => pitch > 0 && pitch < 60)
    .toSorted((a, b) => a - b)
  const usual = pitches[Math.floor(pitches.length / 2)] ?? 0
  return rows.map((row, index) => ({ ...row, isApart: pitchOf(rows[index - 1], row) > usual * 1.22 }))
}

const pitchOf = (before: Row | undefined, row: Row) =>
  before && before.page === row.page ? row.y - before.y : 0

function linesOf(segments: Segment[]): Segment[][] {
  const lines: Segment[][] = []
  for (const segment of segments.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && segment.y - first.y <= Math.max(first.size, segment.size) * 0.42) line.push(segment)
    else lines.push([segment])
  }
  return lines
}

function rowOf(line: Segment[], page: Page, flow: number): Row {
  const isRightToLeft = line.some(({ text }) => /^[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(text))
  const cells = line.toSorted((a, b) => (isRightToLeft ? b.x0 - a.x0 : a.x0 - b.x0))
  const largest = line.reduce((a, b) => (b.size > a.size ? b : a))
  const x0 = Math.min(...line.map((segment) => segment.x0))
  const x1 = Math.max(...line.map((segment) => segment.x1))
  const { size, y } = largest
  const part = (value: number, whole: number) =>
    Math.round(Math.min(1, Math.max(0, value / whole)) * 1e4) / 1e4
  return markBullet({
    cells: cells.map((segment) => ({ text: segment.text, x0: segment.x0, x1: segment.x1 })),
    page: page.number,
    box: [
      part(x0, page.width),
      part(y - size, page.height),
      part(x1 - x0, page.width),
      part(size * 1.25, page.height),
    ],
    x0,
    x1,
    y,
    size,
    style: cells[0]?.style ?? '',
    isBullet: false,
    isHeading: false,
    flow,
    isApart: false,
  })
}

const NUMBERED =
  /^(?:page |seite |página |pagina |strona )?\d{1,3}(?: ?(?:\/|of|von|de|di|av|z) ?\d{1,3})?$|\s[-–|]\s\d+ ?\/ ?\d+$/iu

/** Page numbers, and what stands in the same place of every page. */
function withoutRunningTitles(rows: Row[], pages: Page[]): Row[] {
  const height = new Map(pages.map((page) => [page.number, page.height]))
  const atEdge = ({ page, y }: Row) => {
    const whole = height.get(page ?? 0) ?? 0
    return y < whole * 0.07 || y > whole * 0.93
  }
  const outer = outerRows(rows)
  const nameOf = (row: Row) => row.cells.map(({ text }) => text.replace(/\d+/g, '#')).join(' ')
  const edges = Map.groupBy(rows.filter(atEdge), nameOf)
  return rows.filter((row) => {
    if (outer.has(row)) return outer.get(row) === 'title'
    if (!atEdge(row)) return true
    const text = row.cells.map((cell) => cell.text).join(' ')
    if (NUMBERED.test(text)) return false
    const same = edges.get(nameOf(row)) ?? []
    return new Set(same.map(({ page }) => page)).size < 2 || row === same[0]
  })
}

/** How much of a page, at its top and at its bottom, may belong to running titles. */
const OUTER = 0.15

/**
 * The first and last rows of pages that say the same at the same height of all pages: the first one is the `title`, and
 * the others, and all page numbers, are its `repetition`.
 */
function outerRows(rows: Row[]): Map<Row, 'title' | 'repetition'> {
  const edges = [...Map.groupBy(rows, ({ page }) => page).values()].flatMap((page) => {
    const byHeight = page.toSorted((a, b) => a.y - b.y)
    const isOuter = (row: Row) => (row.box?.[1] ?? 0.5) < OUTER || (row.box?.[1] ?? 0.5) > 1 - OUTER
    return [...new Set([byHeight[0]!, byHeight.at(-1)!])].filter((row) => isOuter(row) && !row.isBullet)
  })
  const pages = new Set(rows.map(({ page }) => page)).size
  const textOf = (row: Row) => row.cells.map(({ text }) => text).join(' ')
  const alike = Map.groupBy(
    edges,
    (row) => `${Math.round(row.y)} ${NUMBERED.test(textOf(row)) ? '#' : textOf(row)}`,
  )
  const outer = new Map<Row, 'title' | 'repetition'>()
  // The first page often has none.
  for (const group of alike.values())
    if (group.length > 1 && group.length >= pages - 1)
      for (const [index, row] of group.entries())
        outer.set(row, index === 0 && !NUMBERED.test(textOf(row)) ? 'title' : 'repetition')
  return outer
}
