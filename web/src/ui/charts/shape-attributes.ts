import { type Ink, round, type Shape } from './scene.ts'

export type Attributes = Record<string, string | number>

/** The attributes of a shape's element in SVG. */
export function attributesOf(shape: Shape, colour: (ink: Ink) => string): Attributes {
  if (shape.kind === 'text') {
    const { x, y, size, ink, weight, anchor } = shape
    return {
      x,
      y: round(y),
      'font-size': size,
      fill: colour(ink),
      ...(weight !== undefined && { 'font-weight': weight }),
      ...(anchor && anchor !== 'start' && { 'text-anchor': anchor }),
    }
  }
  const { fill, stroke, strokeWidth = 1, opacity } = shape
  return {
    ...placeOf(shape),
    fill: fill ? colour(fill) : 'none',
    ...(stroke && { stroke: colour(stroke), 'stroke-width': strokeWidth }),
    ...(opacity !== undefined && { opacity }),
  }
}

function placeOf(shape: Exclude<Shape, { kind: 'text' }>): Attributes {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = shape
      return { x, y, width, height, ...(radius && { rx: radius }) }
    }
    case 'circle':
      return { cx: shape.x, cy: shape.y, r: shape.r }
    case 'path':
      return { d: shape.d, ...(shape.dash && { 'stroke-dasharray': shape.dash }) }
  }
}
