// Bags and blocks in paper and foil.
import type { Emblem } from './emblems.ts'
import { block, gleam, group, line, oval, type Pen, path, scatter, shade, shadow } from './pen.ts'
import { closer, type Drawing } from './picture.ts'

export interface BagLook {
  paper: string
  label: string
  sign: string
  emblem: Emblem
  /** What is seen through the window; without it there is none. */
  content?: string
  grain?: number
}

/** A bag that stands, folded at the top. */
export const bag = ({ paper, label, sign, emblem, content, grain = 5 }: BagLook): Drawing =>
  closer(
    (pen) =>
      shadow(200, 320, 92) +
      path(
        'M132 116 C126 190 120 250 122 300 Q122 324 146 324 L254 324 Q278 324 278 300 C280 250 274 190 268 116 Z',
        pen.cylinder(paper),
      ) +
      path('M146 324 C150 300 160 296 200 296 C240 296 250 300 254 324 Z', shade(paper, -0.16), {
        opacity: 0.6,
      }) +
      block([130, 92, 140, 30], pen.cylinder(shade(paper, -0.06)), 3) +
      line('M132 102 h136 M132 112 h136', shade(paper, -0.3), 1.2, { opacity: 0.45 }) +
      path('M137 150 L263 150 L269 232 L131 232 Z', pen.cylinder(label)) +
      group('translate(200 188) scale(1.35)', emblem(sign)) +
      line('M172 222 h56', sign, 2.6, { opacity: 0.7 }) +
      (content ? opening(pen, content, grain) : '') +
      gleam('M142 122 C138 190 134 250 136 298 L144 298 C142 250 146 190 152 122 Z', 0.28),
  )

/** An oval window full of grains. */
function opening(pen: Pen, content: string, grain: number): string {
  const numbers = scatter(grain)
  const next = () => numbers.next().value
  const grains = Array.from({ length: 90 }, () => {
    const [angle, far] = [next() * Math.PI * 2, Math.sqrt(next())]
    const [x, y] = [200 + Math.cos(angle) * far * (44 - grain), 270 + Math.sin(angle) * far * (27 - grain)]
    const colour = shade(content, next() * 0.4 - 0.2)
    return oval(x, y, [grain, grain * 0.72], colour, { transform: `rotate(${next() * 180} ${x} ${y})` })
  })
  return (
    oval(200, 270, [47, 30], shade(content, -0.28)) +
    grains.join('') +
    oval(200, 270, [46, 29], 'none', { stroke: pen.sheet('#ffffff'), 'stroke-width': 2.5, opacity: 0.7 })
  )
}

/** A pillow of foil with a seam at both ends, as for crisps. */
export const pillow = ({ paper, label, sign, emblem }: BagLook): Drawing =>
  closer(
    (pen) =>
      shadow(200, 320, 96) +
      path(
        'M120 106 C138 116 262 116 280 106 L284 132 C270 190 276 250 286 296 L282 322 C262 312 138 312 118 322 L114 296 C124 250 130 190 116 132 Z',
        pen.cylinder(paper),
      ) +
      line('M118 122 C150 130 250 130 282 122 M116 306 C150 297 250 297 284 306', shade(paper, -0.3), 1.6, {
        opacity: 0.6,
      }) +
      oval(200, 214, [58, 62], pen.cylinder(label)) +
      group('translate(200 208) scale(2)', emblem(sign)) +
      gleam('M136 136 C144 190 142 246 132 292 L142 290 C154 246 154 190 148 138 Z', 0.4) +
      gleam('M258 140 C250 180 252 240 262 284 L256 284 C244 240 244 180 251 140 Z', 0.25),
  )

/** Butter, half out of its paper. */
export const butter: Drawing = (pen) =>
  shadow(204, 304, 122) +
  path('M86 214 L230 232 L230 310 L86 284 Z', pen.sheet('#f4d983')) +
  path('M230 232 L318 204 L318 276 L230 310 Z', '#d9b65a') +
  path('M86 214 L176 190 L318 204 L230 232 Z', '#fbe9ad') +
  path('M150 222 L230 232 L230 310 L150 296 C158 270 144 248 150 222 Z', pen.sheet('#f3efe4')) +
  path('M230 232 L318 204 L318 276 L230 310 Z', '#d8d0bf') +
  path('M150 222 C158 212 226 196 236 196 L318 204 L230 232 Z', '#fffdf6') +
  path('M166 250 L216 257 L216 286 L166 277 Z', '#7d9a6b', { opacity: 0.9 }) +
  line('M106 222 L106 286 M124 225 L124 290', '#e2c368', 1.6, { opacity: 0.7 }) +
  line('M150 222 C158 248 144 270 150 296', '#cfc6b2', 1.6)

/** A bar of chocolate that looks out of its wrapper. */
export const chocolate = (dark: string, wrapper: string, sign: string, emblem: Emblem): Drawing =>
  closer(
    (pen) =>
      shadow(200, 322, 78) +
      group(
        'rotate(-7 200 220)',
        block([136, 84, 128, 130], pen.sheet(shade(dark, -0.1)), 5) +
          [0, 1, 2]
            .flatMap((row) => [0, 1, 2].map((column) => piece(pen, 141 + column * 40, 90 + row * 40, dark)))
            .join('') +
          path(
            'M128 176 L142 168 L156 178 L172 167 L188 177 L204 167 L220 177 L236 167 L250 177 L262 168 L272 176 L272 186 L128 186 Z',
            '#e7dcc3',
          ) +
          block([128, 182, 144, 140], pen.cylinder(wrapper), 4) +
          block([140, 196, 120, 112], shade(wrapper, 0.14), 3) +
          group('translate(200 246) scale(2)', emblem(sign)) +
          line('M170 294 h60', sign, 3, { opacity: 0.8 }),
      ),
  )

const piece = (pen: Pen, x: number, y: number, colour: string) =>
  block([x, y, 36, 36], pen.sheet(colour), 3) +
  block([x + 5, y + 5, 26, 26], shade(colour, 0.06), 2) +
  line(`M${x + 5} ${y + 31} v-26 h26`, shade(colour, 0.24), 1.4, { opacity: 0.8 })
