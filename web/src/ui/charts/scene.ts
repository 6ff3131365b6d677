// Charts that people look at: each kind is a function from data and a width to a scene, which is drawn as SVG by React,
// written as a file of its own, or painted on a canvas.

/** The theme's tokens that charts use; a file names the colours instead. */
export type Ink =
  | 'chart-1'
  | 'chart-2'
  | 'chart-3'
  | 'chart-4'
  | 'chart-5'
  | 'chart-6'
  | 'ink'
  | 'ink-soft'
  | 'ink-faint'
  | 'line'
  | 'line-strong'
  | 'paper-raised'
  | 'wash'

export const SERIES = ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6'] as const

export const seriesInk = (at: number): Ink => SERIES[at % SERIES.length] ?? 'chart-1'

interface Painted {
  fill?: Ink
  stroke?: Ink
  strokeWidth?: number
  /** 0 to 1. */
  opacity?: number
}

/** All lengths are CSS pixels. */
export type Shape =
  | ({ kind: 'rect'; x: number; y: number; width: number; height: number; radius?: number } & Painted)
  | ({ kind: 'circle'; x: number; y: number; r: number } & Painted)
  | ({ kind: 'path'; d: string; dash?: string } & Painted)
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      ink: Ink
      size: number
      weight?: number
      anchor?: Anchor
    }

export type Anchor = 'start' | 'middle' | 'end'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What is shown about one datum, and where the pointer and the focus find it. */
export interface Spot {
  id: string
  label: string
  box: Box
  shapes: Shape[]
  /** Round spots are found by the distance from the middle of their box. */
  isRound?: boolean
}

export interface Scene {
  width: number
  height: number
  /** Axes and other things that are not data, below the spots. */
  ground: Shape[]
  /** In the order in which the keyboard visits them. */
  spots: Spot[]
  /** On top of the spots. */
  above?: Shape[]
}

export interface LegendEntry {
  label: string
  ink: Ink
}

export const shapesOf = ({ ground, spots, above = [] }: Scene): Shape[] => [
  ...ground,
  ...spots.flatMap(({ shapes }) => shapes),
  ...above,
]

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: Ink, dash?: string): Shape => ({
  kind: 'path',
  d: `M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}`,
  stroke,
  ...(dash !== undefined && { dash }),
})

/** Ground for a word whose baseline is at `y`. */
export const behind = (x: number, y: number, width: number): Shape => ({
  kind: 'rect',
  x: round(x),
  y: y - 13,
  width: round(width),
  height: 17,
  fill: 'paper-raised',
})

/** More digits than a screen has make files longer and nothing better. */
export const round = (value: number): number => Math.round(value * 100) / 100

/** The spot at a place, the nearest where several overlap. */
export function spotAt(spots: readonly Spot[], x: number, y: number): number {
  let best = -1
  let nearest = Number.POSITIVE_INFINITY
  spots.forEach(({ box, isRound }, at) => {
    const dx = x - (box.x + box.width / 2)
    const dy = y - (box.y + box.height / 2)
    const isInside = isRound
      ? Math.hypot(dx, dy) <= Math.max(12, box.width / 2)
      : Math.abs(dx) <= box.width / 2 && Math.abs(dy) <= box.height / 2
    const distance = Math.hypot(dx, dy)
    if (!isInside || distance >= nearest) return
    best = at
    nearest = distance
  })
  return best
}
