import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { fitText, textWidth } from './chart-text.ts'
import { behind, type Ink, line, round, type Scene, type Shape, type Spot } from './scene.ts'
import { amountTicks } from './ticks.ts'

export interface RangeRow {
  id: string
  label: string
  /** One of them may be open. */
  low: number | null
  high: number | null
  said: string
}

export interface RangesOptions {
  /** Short, for the axis: "€60k". */
  format: (value: number) => string
  /** A vertical line through all rows. */
  middle?: { value: number; label: string }
  ink?: Ink
}

const TEXT = 13
const AXIS = 26
const NARROW = 440

/** From the lowest to the highest of each row: a dot at each end, a fading end where one is open. */
export function ranges(rows: readonly RangeRow[], width: number, options: RangesOptions): Scene {
  const { format, middle, ink = 'chart-2' } = options
  const isNarrow = width < NARROW
  const values = rows.flatMap(({ low, high }) => [low, high]).filter((value) => value !== null)
  const least = min(values) ?? 0
  const most = max(values) ?? 1
  const margin = (most - least || most || 1) * 0.08
  const longest = max(rows, ({ label }) => textWidth(label, TEXT)) ?? 0
  const labels = isNarrow ? 0 : Math.min(longest + 20, width * 0.4)
  const x = scaleLinear([Math.max(0, least - margin), most + margin], [labels + 8, width - 12]).nice(5)
  const step = isNarrow ? 46 : 32
  const top = middle ? 20 : 4
  const height = top + rows.length * step + AXIS

  const [from = 0, to = 1] = x.domain()
  const ground: Shape[] = amountTicks(from, to, width - labels).flatMap((tick): Shape[] => {
    const half = textWidth(format(tick), 11) / 2
    const middleOf = Math.min(width - half, Math.max(isNarrow ? half : 0, x(tick)))
    return [
      line(x(tick), top, x(tick), height - AXIS + 4, 'line'),
      {
        kind: 'text',
        x: round(middleOf),
        y: height - 6,
        text: format(tick),
        ink: 'ink-faint',
        size: 11,
        anchor: 'middle',
      },
    ]
  })
  if (middle) {
    const at = x(middle.value)
    const half = textWidth(middle.label, 11) / 2
    ground.push(line(at, top - 2, at, height - AXIS + 4, 'chart-1', '4 3'), {
      kind: 'text',
      x: round(Math.min(width - half, Math.max(half, at))),
      y: 11,
      text: middle.label,
      ink: 'ink-soft',
      size: 11,
      anchor: 'middle',
      weight: 500,
    })
  }

  const spots = rows.map((row, at): Spot => {
    const y = top + at * step
    const middleY = isNarrow ? y + 31 : y + step / 2
    const shapes: Shape[] = [
      ...(isNarrow ? [behind(0, y + 17, Math.min(width, textWidth(row.label, TEXT)))] : []),
      {
        kind: 'text',
        x: 0,
        y: isNarrow ? y + 17 : middleY + 4.5,
        text: fitText(row.label, TEXT, isNarrow ? width : labels - 12),
        ink: 'ink',
        size: TEXT,
        weight: 500,
      },
    ]
    const low = row.low ?? row.high ?? 0
    const high = row.high ?? low
    if (high > low)
      shapes.push({
        kind: 'rect',
        x: round(x(low)),
        y: middleY - 4,
        width: round(x(high) - x(low)),
        height: 8,
        radius: 4,
        fill: ink,
        opacity: 0.45,
      })
    if (row.low === null || row.high === null) {
      // The open end points to where the other one might be.
      const toward = row.high === null ? 1 : -1
      shapes.push({
        kind: 'path',
        d: `M${round(x(low))},${middleY}h${26 * toward}m${-6 * toward},-4l${6 * toward},4l${-6 * toward},4`,
        stroke: ink,
        strokeWidth: 1.75,
      })
    }
    for (const end of new Set([low, high]))
      shapes.push({
        kind: 'circle',
        x: round(x(end)),
        y: middleY,
        r: 6,
        fill: ink,
        stroke: 'paper-raised',
        strokeWidth: 2,
      })
    return { id: row.id, label: row.said, box: { x: 0, y, width, height: step }, shapes }
  })
  return { width, height, ground, spots }
}
