import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { fitText, textWidth } from './chart-text.ts'
import { behind, type Ink, line, round, type Scene, type Shape, type Spot } from './scene.ts'
import { countTicks } from './ticks.ts'

export interface BarRow {
  id: string
  label: string
  /** One for each series, in the same order in all rows. */
  values: readonly number[]
  /** Behind the bar: "€72,000", "supported". */
  note?: string
  /** What is read out and shown at the pointer. */
  said: string
  /** A small mark before the label. */
  mark?: 'full' | 'hollow'
}

export interface BarsOptions {
  inks: readonly Ink[]
  /** The end of the axis; by default the longest bar. */
  most?: number
}

const TEXT = 13
const NOTE = 12
const AXIS = 26
const BAR = 14
/** Below this width labels stand above their bars. */
const NARROW = 440

/** Horizontal bars, each made of the parts of its series. */
export function bars(rows: readonly BarRow[], width: number, { inks, most }: BarsOptions): Scene {
  const isNarrow = width < NARROW
  const totals = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const end = Math.max(1, most ?? max(totals) ?? 1)
  const hasMarks = rows.some(({ mark }) => mark)
  const indent = hasMarks ? 18 : 0
  const longest = max(rows, ({ label }) => textWidth(label, TEXT)) ?? 0
  const labels = isNarrow ? 0 : Math.min(longest + indent + 14, width * 0.36)
  const notes = isNarrow ? 0 : (max(rows, ({ note }) => (note ? textWidth(note, NOTE) + 14 : 0)) ?? 0)
  const countWidth = 12 + textWidth(String(end), NOTE)
  const x = scaleLinear([0, end], [labels, width - notes - countWidth])
  const step = isNarrow ? 44 : 30
  const height = rows.length * step + AXIS

  const ground: Shape[] = countTicks(end, (x.range()[1] ?? width) - labels).flatMap((tick): Shape[] => [
    line(x(tick), 0, x(tick), height - AXIS + 4, tick === 0 ? 'line-strong' : 'line'),
    {
      kind: 'text',
      x: round(x(tick)),
      y: height - 6,
      text: String(tick),
      ink: 'ink-faint',
      size: 11,
      anchor: tick === 0 && isNarrow ? 'start' : 'middle',
    },
  ])

  const spots = rows.map((row, at): Spot => {
    const top = at * step
    const barTop = isNarrow ? top + 22 : top + (step - BAR) / 2
    const textY = isNarrow ? top + 15 : top + step / 2 + 4.5
    const room = (isNarrow ? width - (row.note ? textWidth(row.note, NOTE) + 12 : 0) : labels - 10) - indent
    const shapes: Shape[] = []
    // Lines of the axis must not run through words.
    if (isNarrow) shapes.push(behind(0, textY, indent + Math.min(room, textWidth(row.label, TEXT))))
    if (row.mark)
      shapes.push({
        kind: 'circle',
        x: 6,
        y: textY - 4.5,
        r: 4,
        ...(row.mark === 'full' ? { fill: 'chart-3' } : { stroke: 'line-strong', strokeWidth: 1.5 }),
      })
    shapes.push({
      kind: 'text',
      x: indent,
      y: textY,
      text: fitText(row.label, TEXT, room),
      ink: 'ink',
      size: TEXT,
      weight: 500,
    })
    let from = 0
    row.values.forEach((value, series) => {
      if (value <= 0) return
      // Parts are told apart by a gap as well as by their colours.
      const left = x(from) + (from > 0 ? 1 : 0)
      shapes.push({
        kind: 'rect',
        x: round(left),
        y: barTop,
        width: round(Math.max(1, x(from + value) - left)),
        height: BAR,
        radius: 3,
        fill: inks[series] ?? 'chart-1',
      })
      from += value
    })
    shapes.push({
      kind: 'text',
      x: round(x(from) + 6),
      y: barTop + BAR - 3,
      text: String(from),
      ink: 'ink-soft',
      size: NOTE,
    })
    if (row.note)
      shapes.push({
        kind: 'text',
        x: width,
        y: textY,
        text: row.note,
        ink: 'ink-soft',
        size: NOTE,
        anchor: 'end',
      })
    return { id: row.id, label: row.said, box: { x: 0, y: top, width, height: step }, shapes }
  })
  return { width, height, ground, spots }
}
