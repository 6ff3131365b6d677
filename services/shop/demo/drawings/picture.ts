import sharp from 'sharp'
import { createPen, group, type Pen, shade } from './pen.ts'

/** What is drawn, on a square of 400 units, standing at about 320. */
export type Drawing = (pen: Pen) => string

/** Nearer to the viewer, for what is narrow. */
export const closer =
  (drawing: Drawing): Drawing =>
  (pen) =>
    group('translate(200 302) scale(1.2) translate(-200 -294)', drawing(pen))

/** Pixels of the finished picture. */
const EDGE = 1600

/** `breadth` is the width in heights. */
export function toSvg(drawing: Drawing, backdrop: string, breadth = 1): string {
  const pen = createPen()
  const content = drawing(pen)
  const [light, dark] = [shade(backdrop, 0.5), shade(backdrop, -0.06)]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${EDGE * breadth}" height="${EDGE}" viewBox="0 0 ${400 * breadth} 400"><defs>
<radialGradient id="wall" cx="0.4" cy="0.32" r="0.85"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${backdrop}"/></radialGradient>
<linearGradient id="table" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset="1" stop-color="${shade(backdrop, 0.22)}"/></linearGradient>
<radialGradient id="soft"><stop offset="0" stop-color="#3a2a20" stop-opacity="0.5"/><stop offset="0.55" stop-color="#3a2a20" stop-opacity="0.36"/><stop offset="1" stop-color="#3a2a20" stop-opacity="0"/></radialGradient>
${pen.definitions()}</defs>
<rect width="${400 * breadth}" height="400" fill="url(#wall)"/><rect y="286" width="${400 * breadth}" height="114" fill="url(#table)"/>
${content}</svg>`
}

/** The drawing as a photo of the shop. The same drawing gives the same bytes, so it is never uploaded twice. */
export const toPhoto = (drawing: Drawing, backdrop: string, breadth = 1): Promise<Buffer> =>
  sharp(Buffer.from(toSvg(drawing, backdrop, breadth)))
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer()
