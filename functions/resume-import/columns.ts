// Which parts of a page stand beside each other. A column is more than a place where dates are: it has headings.
import { sectionNamed } from './headings.ts'
import type { Page } from './pdf-pages.ts'
import { type Segment, segmentsOf } from './segments.ts'

/** Segments that are read one below the other, over pages. */
export interface Flow {
  parts: { page: Page; segments: Segment[] }[]
}

interface Split {
  x: number
  top: number
  bottom: number
}

const MIN_LINES = 3

export function flowsOf(pages: Page[]): Flow[] {
  const flows: Flow[] = []
  const open: { split: { x: number; left: Flow; right: Flow } | null } = { split: null }

  function add(flow: Flow | undefined, page: Page, segments: Segment[]): Flow {
    const target = flow ?? { parts: [] }
    if (!flow) flows.push(target)
    if (segments.length > 0) target.parts.push({ page, segments })
    return target
  }

  function place(page: Page, segments: Segment[], depth: number): void {
    if (segments.length === 0) return
    const split = depth < 4 ? findSplit(page, segments) : null
    if (!split) {
      open.split = null
      add(undefined, page, segments)
      return
    }
    const inside = segments.filter(({ y }) => y > split.top && y < split.bottom)
    place(
      page,
      segments.filter(({ y }) => y <= split.top),
      depth + 1,
    )
    const left = add(
      undefined,
      page,
      inside.filter(({ x0 }) => x0 < split.x),
    )
    const right = add(
      undefined,
      page,
      inside.filter(({ x0 }) => x0 >= split.x),
    )
    const below = segments.filter(({ y }) => y >= split.bottom)
    open.split = { x: split.x, left, right }
    place(page, below, depth + 1)
  }

  for (const page of pages) {
    const segments = segmentsOf(page)
    const before = open.split
    // The columns go on over the page: nothing crosses the space between them.
    if (before && !findSplit(page, segments) && !segments.some((segment) => crosses(segment, before.x))) {
      add(
        before.left,
        page,
        segments.filter(({ x0 }) => x0 < before.x),
      )
      add(
        before.right,
        page,
        segments.filter(({ x0 }) => x0 >= before.x),
      )
    } else place(page, segments, 0)
  }
  return flows.filter(({ parts }) => parts.length > 0)
}

const crosses = ({ x0, x1 }: Segment, x: number) => x0 < x - 1 && x1 > x - 1

function findSplit(page: Page, segments: Segment[]): Split | null {
  const headings = new Set(segments.filter(isHeading))
  if (headings.size < 2) return null
  const left = Math.min(...segments.map(({ x0 }) => x0))
  const candidates = new Set(
    segments.map(({ x0 }) => Math.floor(x0)).filter((x) => x > left + page.width * 0.12),
  )
  let best: (Split & { count: number }) | null = null
  for (const x of candidates) {
    const across = segments.filter((segment) => crosses(segment, x)).map(({ y }) => y)
    const edges = [Number.NEGATIVE_INFINITY, ...across.toSorted((a, b) => a - b), Number.POSITIVE_INFINITY]
    for (let index = 1; index < edges.length; index++) {
      const [top = 0, bottom = 0] = [edges[index - 1], edges[index]]
      const inside = segments.filter(({ y }) => y > top && y < bottom)
      if (inside.length <= (best?.count ?? 0)) continue
      const sides = [inside.filter(({ x0 }) => x0 < x), inside.filter(({ x0 }) => x0 >= x)]
      if (sides.every((side) => isColumn(side, headings))) best = { x, top, bottom, count: inside.length }
    }
  }
  return best
}

/** Whether it has headings of its own, or tells how to reach the person. */
function isColumn(segments: Segment[], headings: Set<Segment>): boolean {
  if (new Set(segments.map(({ y }) => Math.round(y))).size < MIN_LINES) return false
  return segments.some((segment) => {
    if (!headings.has(segment)) return false
    // A heading at the left of its own text has nothing below it that begins where it does.
    const below = segments.filter(
      ({ y, x0 }) => y > segment.y + 1 && y < segment.y + segment.size * 5 && Math.abs(x0 - segment.x0) < 30,
    )
    return below.some((each) => !headings.has(each))
  })
}

const isHeading = ({ text }: Segment) => sectionNamed(text) !== null
