import type { Span } from '../../telemetry/telemetry.ts'

/** One span in the order of a waterfall. */
export interface Line {
  span: Span
  depth: number
  /** A number for each service, so that it keeps its colour. */
  tone: number
}

/** Colours that the style sheet has. */
const TONES = 6

/**
 * Every span below its parent, and those of one parent in the order of their starts. A span whose parent is not known
 * (it has not ended yet, or was not sampled) is at the top.
 */
export function layOut(spans: readonly Span[]): { lines: Line[]; start: number; end: number } {
  const known = new Set(spans.map(({ spanId }) => spanId))
  const children = new Map<string | null, Span[]>()
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const parent = span.parentSpanId !== null && known.has(span.parentSpanId) ? span.parentSpanId : null
    const siblings = children.get(parent) ?? []
    siblings.push(span)
    children.set(parent, siblings)
  }
  const tones = new Map<string, number>()
  const toneOf = (service: string) => {
    const tone = tones.get(service) ?? tones.size % TONES
    tones.set(service, tone)
    return tone
  }
  const lines: Line[] = []
  const placed = new Set<string>()
  const place = (span: Span, depth: number) => {
    // Spans that name each other as parents would be placed without end.
    if (placed.has(span.spanId)) return
    placed.add(span.spanId)
    lines.push({ span, depth, tone: toneOf(span.service) })
    for (const child of children.get(span.spanId) ?? []) place(child, depth + 1)
  }
  for (const top of children.get(null) ?? []) place(top, 0)
  for (const span of spans) place(span, 0)
  return {
    lines,
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  }
}
