import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { textWidth } from './chart-text.ts'
import { type Ink, line, round, type Scene, type Shape, type Spot } from './scene.ts'
import { countTicks } from './ticks.ts'

export interface Column {
  id: string
  /** Below the column, where there is room for it. */
  label: string
  /** One for each series, from the bottom, in the same order in all columns. */
  values: readonly number[]
  /** What is read out and shown at the pointer. */
  said: string
}

const TOP = 10
const AXIS = 26
const HEIGHT = 230
const LABEL = 11

/** Columns of equal width from left to right, each made of the parts of its series. */
export function columns(data: readonly Column[], width: number, inks: readonly Ink[]): Scene {
  const bottom = HEIGHT - AXIS
  const most = Math.max(1, max(data, ({ values }) => values.reduce((sum, value) => sum + value, 0)) ?? 1)
  const left = 12 + textWidth(String(most), LABEL)
  const step = (width - left - 2) / Math.max(1, data.length)
  const y = scaleLinear([0, most], [bottom, TOP])
  const ground: Shape[] = countTicks(most, (bottom - TOP) * 1.5).flatMap((tick): Shape[] => [
    line(left, y(tick), width, y(tick), tick === 0 ? 'line-strong' : 'line'),
    {
      kind: 'text',
      x: round(left - 6),
      y: round(y(tick) + 4),
      text: String(tick),
      ink: 'ink-faint',
      size: LABEL,
      anchor: 'end',
    },
  ])

  const longest = max(data, ({ label }) => textWidth(label, LABEL)) ?? 0
  const every = Math.max(1, Math.ceil((longest + 12) / step))
  data.forEach(({ label }, at) => {
    const half = textWidth(label, LABEL) / 2
    if (at % every !== 0) return
    ground.push({
      kind: 'text',
      x: round(Math.min(width - half, Math.max(half, left + (at + 0.5) * step))),
      y: HEIGHT - 6,
      text: label,
      ink: 'ink-faint',
      size: LABEL,
      anchor: 'middle',
    })
  })

  const gap = Math.min(3, step * 0.15)
  const thick = Math.max(1, Math.min(48, step - 2 * gap))
  const spots = data.flatMap((column, at): Spot[] => {
    const x = left + at * step
    let from = 0
    const shapes = column.values.flatMap((value, series): Shape[] => {
      if (value <= 0) return []
      // Parts are told apart by a gap as well as by their colours.
      const foot = y(from) - (from > 0 ? 1 : 0)
      from += value
      return [
        {
          kind: 'rect',
          x: round(x + (step - thick) / 2),
          y: round(y(from)),
          width: round(thick),
          height: round(Math.max(1, foot - y(from))),
          radius: Math.min(3, step / 4),
          fill: inks[series] ?? 'chart-1',
        },
      ]
    })
    if (shapes.length === 0) return []
    return [
      {
        id: column.id,
        label: column.said,
        box: { x: round(x), y: TOP, width: round(step), height: bottom - TOP },
        shapes,
      },
    ]
  })
  return { width, height: HEIGHT, ground, spots }
}
