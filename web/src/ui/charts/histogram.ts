import { bin, max, median } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { textWidth } from './chart-text.ts'
import { line, round, type Scene, type Shape, type Spot } from './scene.ts'
import { countTicks } from './ticks.ts'

export interface Bin {
  from: number
  /** The first value that is no longer in it. */
  to: number
  count: number
}

/** Bins a person would choose: single days, half weeks, weeks, fortnights, months. */
const WIDTHS = [1, 2, 3, 7, 14, 30, 90]
const MOST_BINS = 14

export function dayBins(days: readonly number[]): Bin[] {
  if (days.length === 0) return []
  const end = (max(days) ?? 0) + 1
  const width = WIDTHS.find((each) => end / each <= MOST_BINS) ?? Math.ceil(end / MOST_BINS)
  const count = Math.ceil(end / width)
  const edges = Array.from({ length: count - 1 }, (_, at) => (at + 1) * width)
  const binned = bin()
    .domain([0, count * width])
    .thresholds(edges)(days)
  return binned.map((values, at) => ({ from: at * width, to: (at + 1) * width, count: values.length }))
}

export const binName = ({ from, to }: Bin): string =>
  to - from === 1 ? `${from} ${from === 1 ? 'day' : 'days'}` : `${from} to ${to - 1} days`

const LEFT = 26
const TOP = 22
const AXIS = 40

/** Columns of days, with a line at the middle of all. */
export function histogram(days: readonly number[], width: number, said: (bin: Bin) => string): Scene {
  const bins = dayBins(days)
  const height = 250
  const bottom = height - AXIS
  const most = max(bins, ({ count }) => count) ?? 1
  const end = bins.at(-1)?.to ?? 1
  const x = scaleLinear([0, end], [LEFT, width - 4])
  const y = scaleLinear([0, most], [bottom, TOP])
  const ground: Shape[] = countTicks(most, (bottom - TOP) * 1.5).flatMap((tick): Shape[] => [
    line(LEFT, y(tick), width, y(tick), tick === 0 ? 'line-strong' : 'line'),
    {
      kind: 'text',
      x: LEFT - 8,
      y: round(y(tick) + 4),
      text: String(tick),
      ink: 'ink-faint',
      size: 11,
      anchor: 'end',
    },
  ])
  const every = Math.max(1, Math.ceil((bins.length * 26) / (width - LEFT)))
  const spots = bins.map((each, at): Spot => {
    const [left, right] = [x(each.from), x(each.to)]
    if (at % every === 0)
      ground.push({
        kind: 'text',
        x: round(each.to - each.from === 1 ? (left + right) / 2 : left),
        y: bottom + 16,
        text: String(each.from),
        ink: 'ink-faint',
        size: 11,
        anchor: 'middle',
      })
    const top = y(each.count)
    return {
      id: String(each.from),
      label: said(each),
      box: { x: round(left), y: TOP, width: round(right - left), height: bottom - TOP },
      shapes:
        each.count === 0
          ? []
          : [
              {
                kind: 'rect',
                x: round(left + 1.5),
                y: round(top),
                width: round(Math.max(1, right - left - 3)),
                height: round(bottom - top),
                radius: 3,
                fill: 'chart-4',
              },
            ],
    }
  })
  ground.push({
    kind: 'text',
    x: round((LEFT + width) / 2),
    y: height - 4,
    text: 'days',
    ink: 'ink-faint',
    size: 11,
    anchor: 'middle',
  })
  const middle = median(days) ?? 0
  const isDaily = bins[0] && bins[0].to - bins[0].from === 1
  const at = x(middle + (isDaily ? 0.5 : 0))
  const words = `half within ${round(middle)} ${middle === 1 ? 'day' : 'days'}`
  const half = textWidth(words, 12) / 2
  const above: Shape[] = [
    line(at, TOP - 4, at, bottom, 'ink', '4 3'),
    {
      kind: 'text',
      x: round(Math.min(width - half, Math.max(half, at))),
      y: 12,
      text: words,
      ink: 'ink',
      size: 12,
      weight: 600,
      anchor: 'middle',
    },
  ]
  return { width, height, ground, spots: spots.filter(({ shapes }) => shapes.length > 0), above }
}
