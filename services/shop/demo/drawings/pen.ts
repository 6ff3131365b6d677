// What all drawings of the demo shop have in common: the light comes from the upper left, and colours stay calm.

export interface Pen {
  /** Paints for bodies of one colour, by how they are curved. */
  cylinder(colour: string): string
  ball(colour: string): string
  sheet(colour: string): string
  /** The definitions of all paints that were asked for. */
  definitions(): string
}

export function createPen(): Pen {
  const made = new Map<string, string>()
  function paint(kind: string, colour: string, define: (id: string) => string): string {
    const id = `${kind}${colour.slice(1)}`
    if (!made.has(id)) made.set(id, define(id))
    return `url(#${id})`
  }
  return {
    cylinder: (colour) =>
      paint('c', colour, (id) =>
        linear(id, 'x2="1" y2="0"', [
          [0, shade(colour, -0.16)],
          [0.2, shade(colour, 0.1)],
          [0.34, shade(colour, 0.16)],
          [0.62, colour],
          [1, shade(colour, -0.26)],
        ]),
      ),
    ball: (colour) =>
      paint('b', colour, (id) => {
        const steps = stops([
          [0, shade(colour, 0.32)],
          [0.42, shade(colour, 0.05)],
          [0.8, shade(colour, -0.12)],
          [1, shade(colour, -0.3)],
        ])
        return `<radialGradient id="${id}" cx="0.36" cy="0.3" r="0.78">${steps}</radialGradient>`
      }),
    sheet: (colour) =>
      paint('s', colour, (id) =>
        linear(id, 'x2="0.5" y2="1"', [
          [0, shade(colour, 0.12)],
          [1, shade(colour, -0.12)],
        ]),
      ),
    definitions: () => [...made.values()].join(''),
  }
}

type Stop = readonly [offset: number, colour: string]

const stops = (steps: readonly Stop[]) =>
  steps.map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`).join('')

const linear = (id: string, direction: string, steps: readonly Stop[]) =>
  `<linearGradient id="${id}" x1="0" y1="0" ${direction}>${stops(steps)}</linearGradient>`

/** A colour mixed with white (up to 1) or with a warm black (down to -1). */
export function shade(colour: string, amount: number): string {
  const target = amount > 0 ? [255, 252, 246] : [38, 24, 20]
  const part = Math.abs(amount)
  const mixed = [1, 3, 5].map((at, index) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16)
    return Math.round(value + ((target[index] ?? 0) - value) * part)
  })
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

type Attributes = Record<string, string | number>

const written = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')

export const path = (d: string, fill: string, more: Attributes = {}) =>
  `<path d="${d}" fill="${fill}"${written(more)}/>`

export const line = (d: string, stroke: string, width: number, more: Attributes = {}) =>
  path(d, 'none', {
    stroke,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...more,
  })

export const oval = (
  cx: number,
  cy: number,
  [rx, ry]: readonly [number, number],
  fill: string,
  more: Attributes = {},
) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"${written(more)}/>`

export const block = (
  [x, y, width, height]: readonly [number, number, number, number],
  fill: string,
  rx = 0,
  more: Attributes = {},
) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rx}" fill="${fill}"${written(more)}/>`

export const group = (transform: string, content: string) => `<g transform="${transform}">${content}</g>`

/** The soft shadow of something that stands at this height. A blur would look alike and take ten times as long. */
export const shadow = (cx: number, y: number, rx: number) =>
  oval(cx + 8, y, [rx * 1.16, rx * 0.24], 'url(#soft)')

/** Light on glass, lacquer or foil. */
export const gleam = (d: string, opacity = 0.45) => path(d, '#ffffff', { opacity })

/** Numbers in [0, 1) that look random and are the same each time. */
export function* scatter(seed: number): Generator<number, never> {
  for (let state = seed * 9301 + 49_297; ; ) {
    state = (state * 9301 + 49_297) % 233_280
    yield state / 233_280
  }
}
