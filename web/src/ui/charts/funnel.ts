import { type Ink, round, type Scene, type Shape, type Spot } from './scene.ts'

export interface FunnelStep {
  id: string
  label: string
  count: number
  said: string
}

const BAND = 46
const GAP = 26

/** Each step as wide as what reached it, joined to the next by the share that went on. */
export function funnel(steps: readonly FunnelStep[], width: number, ink: Ink = 'chart-2'): Scene {
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const isNarrow = width < 440
  const labels = isNarrow ? 96 : 124
  const room = width - labels - 8
  const centre = labels + room / 2
  // Nothing is still shown as a hair, so that the shape goes on.
  const halfOf = (count: number) => Math.max(1, (count / most) * (room / 2))
  const topOf = (at: number) => at * (BAND + GAP)
  const ground: Shape[] = []
  steps.slice(1).forEach((step, at) => {
    const before = steps[at]
    if (!before) return
    const [a, b] = [halfOf(before.count), halfOf(step.count)]
    const [y1, y2] = [topOf(at) + BAND, topOf(at + 1)]
    const bend = (y1 + y2) / 2
    const d = `M${round(centre - a)},${y1}C${round(centre - a)},${bend} ${round(centre - b)},${bend} ${round(centre - b)},${y2}L${round(centre + b)},${y2}C${round(centre + b)},${bend} ${round(centre + a)},${bend} ${round(centre + a)},${y1}Z`
    ground.push({ kind: 'path', d, fill: ink, opacity: 0.18 })
    if (before.count > 0)
      ground.push({
        kind: 'text',
        x: 0,
        y: bend + 4,
        text: `↓ ${percent(step.count / before.count)}`,
        ink: 'ink-faint',
        size: 12,
      })
  })
  const spots = steps.map((step, at): Spot => {
    const y = topOf(at)
    const half = halfOf(step.count)
    return {
      id: step.id,
      label: step.said,
      box: { x: 0, y, width, height: BAND },
      shapes: [
        {
          kind: 'rect',
          x: round(centre - half),
          y,
          width: round(2 * half),
          height: BAND,
          radius: Math.min(6, half),
          fill: ink,
        },
        { kind: 'text', x: 0, y: y + 20, text: step.label, ink: 'ink', size: 13, weight: 500 },
        { kind: 'text', x: 0, y: y + 40, text: String(step.count), ink: 'ink', size: 18, weight: 600 },
      ],
    }
  })
  return { width, height: topOf(steps.length - 1) + BAND + 2, ground, spots }
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
