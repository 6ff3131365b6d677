// What the page says around a chart, laid out for a file that stands alone.
import { textWidth, wrapText } from './chart-text.ts'
import { type Ink, type LegendEntry, round, type Scene, type Shape } from './scene.ts'

/** Colours as CSS writes them, without variables. */
export type Palette = Record<Ink, string>

export interface ChartFile {
  title: string
  description: string
  legend: readonly LegendEntry[]
  scene: Scene
}

/** Pixels: wide enough for a slide or a page. */
export const FILE_WIDTH = 760
const MARGIN = 28

export interface Sheet {
  width: number
  height: number
  /** Title, description and legend. */
  head: Shape[]
  /** Where the scene begins. */
  x: number
  y: number
}

/** Lays out what the page says around a chart above it. */
export function sheetOf({ title, description, legend, scene }: ChartFile): Sheet {
  const head: Shape[] = []
  let y = MARGIN
  for (const text of wrapText(title, 20, scene.width * 0.94, 2)) {
    y += 22
    head.push({ kind: 'text', x: MARGIN, y, text, ink: 'ink', size: 20, weight: 600 })
  }
  y += 4
  for (const text of wrapText(description, 13, scene.width, 4)) {
    y += 19
    head.push({ kind: 'text', x: MARGIN, y, text, ink: 'ink-soft', size: 13 })
  }
  if (legend.length > 0) {
    y += 26
    let x = MARGIN
    for (const { label, ink } of legend) {
      const width = 20 + textWidth(label, 12) + 18
      if (x > MARGIN && x + width > scene.width + MARGIN) {
        x = MARGIN
        y += 20
      }
      head.push({ kind: 'rect', x, y: y - 10, width: 12, height: 12, radius: 3, fill: ink })
      head.push({ kind: 'text', x: x + 19, y, text: label, ink: 'ink-soft', size: 12 })
      x = round(x + width)
    }
  }
  y += 22
  return { width: scene.width + 2 * MARGIN, height: round(y + scene.height + MARGIN), head, x: MARGIN, y }
}
