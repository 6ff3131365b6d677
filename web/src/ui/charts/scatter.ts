import { group } from 'd3-array'
import { polygonHull } from 'd3-polygon'
import { scaleLinear } from 'd3-scale'
import { curveCatmullRomClosed, line as curveOf } from 'd3-shape'
import { textWidth, wrapText } from './chart-text.ts'
import { type Box, round, type Scene, type Shape, type Spot, seriesInk } from './scene.ts'

export interface ScatterPoint {
  id: string
  /** 0 to 1 each. */
  x: number
  y: number
  /** Id of its group. */
  group: string
  said: string
}

const NAME = 13
const LEADING = 16

type Position = [number, number]

/** A map: every group is an island with its name, every point is on it. */
export function scatter(
  points: readonly ScatterPoint[],
  groups: readonly { id: string; name: string }[],
  width: number,
): Scene {
  const height = Math.round(Math.min(560, Math.max(320, width * 0.56)))
  const isNarrow = width < 520
  const inset = isNarrow ? 34 : 56
  const x = scaleLinear([0, 1], [inset, width - inset])
  // Names stand above the highest island.
  const y = scaleLinear([0, 1], [height - inset, inset + 24])
  const r = points.length > 400 ? 3.5 : points.length > 80 ? 5 : 7
  const members = group(points, (point) => point.group)
  const places = spread(
    points.map((point): Position => [x(point.x), y(point.y)]),
    r,
  )
  const placeOf = new Map(points.map(({ id }, at): [string, Position] => [id, places[at] ?? [0, 0]]))

  const coasts: Shape[] = []
  const names: { name: string; centre: Position; coast: Position[] }[] = []
  groups.forEach(({ id, name }, at) => {
    const inside = (members.get(id) ?? []).map(({ id }): Position => placeOf.get(id) ?? [0, 0])
    if (inside.length === 0) return
    const coast = coastAround(inside, r + (isNarrow ? 11 : 16))
    const ink = seriesInk(at)
    const d = curve(coast) ?? ''
    coasts.push(
      { kind: 'path', d, fill: ink, opacity: 0.14 },
      { kind: 'path', d, stroke: ink, opacity: 0.45 },
    )
    names.push({ name, centre: middleOf(inside), coast })
  })

  const inks = new Map(groups.map(({ id }, at) => [id, seriesInk(at)]))
  const spots = points.map((point): Spot => {
    const [px, py] = placeOf.get(point.id) ?? [0, 0]
    return {
      id: point.id,
      label: point.said,
      isRound: true,
      box: { x: px - r - 2, y: py - r - 2, width: 2 * r + 4, height: 2 * r + 4 },
      shapes: [
        {
          kind: 'circle',
          x: px,
          y: py,
          r,
          fill: inks.get(point.group) ?? 'chart-1',
          stroke: 'paper-raised',
          strokeWidth: 1.5,
        },
      ],
    }
  })
  return { width, height, ground: coasts, spots, above: labelsOf(names, { width, height, dots: spots }) }
}

const curve = curveOf<Position>().curve(curveCatmullRomClosed.alpha(0.5)).digits(2)

/** Points on the same spot are laid around it, so that each can be seen. */
export function spread(positions: readonly Position[], r: number): Position[] {
  const taken = new Map<string, number>()
  return positions.map(([px, py]) => {
    const key = `${Math.round(px / r)} ${Math.round(py / r)}`
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    const [distance, angle] = [1.5 * r * Math.sqrt(before), 2.4 * before]
    return [round(px + distance * Math.cos(angle)), round(py + distance * Math.sin(angle))]
  })
}

/** The hull of the points with some land around each; one point is a round island. */
export function coastAround(points: readonly Position[], margin: number): Position[] {
  const around = points.flatMap(([px, py]) =>
    Array.from({ length: 12 }, (_, at): Position => {
      const angle = (at / 12) * 2 * Math.PI
      return [px + margin * Math.cos(angle), py + margin * Math.sin(angle)]
    }),
  )
  return polygonHull(around) ?? around
}

function middleOf(points: readonly Position[]): Position {
  const sum = points.reduce(([sx, sy], [px, py]): Position => [sx + px, sy + py], [0, 0])
  return [sum[0] / points.length, sum[1] / points.length]
}

/** Each name above its island, or below, or at its middle: where it covers the fewest dots and no other name. */
function labelsOf(
  names: readonly { name: string; centre: Position; coast: Position[] }[],
  { width, height, dots }: { width: number; height: number; dots: readonly Spot[] },
): Shape[] {
  const placed: Box[] = []
  return names.flatMap(({ name, centre, coast }) => {
    const lines = wrapText(name, NAME, Math.min(190, width * 0.42), width < 520 ? 3 : 2)
    const half = Math.max(...lines.map((each) => textWidth(each, NAME))) / 2
    const tall = lines.length * LEADING
    const ys = coast.map(([, py]) => py)
    const candidates = [Math.min(...ys) - tall - 2, Math.max(...ys) + 2, centre[1] - tall / 2].flatMap(
      (top) =>
        [0, -half * 0.6, half * 0.6].map(
          (shift): Box => ({
            x: Math.min(width - 2 * half - 2, Math.max(2, centre[0] - half + shift)),
            y: Math.min(height - tall - 2, Math.max(2, top)),
            width: 2 * half,
            height: tall,
          }),
        ),
    )
    const cost = (box: Box) =>
      10 * placed.filter((other) => overlap(box, other)).length +
      dots.filter((dot) => overlap(box, dot.box)).length
    const best = candidates.reduce((one, other) => (cost(other) < cost(one) ? other : one))
    placed.push(best)
    const middle = round(best.x + half)
    return lines.map(
      (text, at): Shape => ({
        kind: 'text',
        x: middle,
        y: round(best.y + 12.5 + at * LEADING),
        text,
        ink: 'ink',
        size: NAME,
        weight: 600,
        anchor: 'middle',
      }),
    )
  })
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
