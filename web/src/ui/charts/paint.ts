import { FONT_FAMILY } from './chart-text.ts'
import { type Shape, shapesOf } from './scene.ts'
import { type ChartFile, type Palette, sheetOf } from './sheet.ts'

/** Paints a chart with what is around it on a canvas, `scale` times as large. */
export function paint(context: CanvasRenderingContext2D, file: ChartFile, palette: Palette, scale: number) {
  const sheet = sheetOf(file)
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, sheet.width, sheet.height)
  for (const shape of sheet.head) paintShape(context, shape, palette)
  context.translate(sheet.x, sheet.y)
  for (const shape of shapesOf(file.scene)) paintShape(context, shape, palette)
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape, palette: Palette) {
  if (shape.kind === 'text') {
    context.globalAlpha = 1
    context.font = `${shape.weight ?? 400} ${shape.size}px ${FONT_FAMILY}`
    context.textAlign = shape.anchor === 'middle' ? 'center' : (shape.anchor ?? 'start')
    context.fillStyle = palette[shape.ink]
    context.fillText(shape.text, shape.x, shape.y)
    return
  }
  const path = new Path2D(shape.kind === 'path' ? shape.d : undefined)
  if (shape.kind === 'rect') path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius ?? 0)
  if (shape.kind === 'circle') path.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI)
  context.globalAlpha = shape.opacity ?? 1
  if (shape.fill) {
    context.fillStyle = palette[shape.fill]
    context.fill(path)
  }
  if (shape.stroke) {
    context.strokeStyle = palette[shape.stroke]
    context.lineWidth = shape.strokeWidth ?? 1
    context.setLineDash(shape.kind === 'path' && shape.dash ? shape.dash.split(' ').map(Number) : [])
    context.stroke(path)
  }
}
