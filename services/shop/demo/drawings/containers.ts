// Bottles, jars, tins and cartons.
import { type Emblem, leaf } from './emblems.ts'
import { block, gleam, group, line, oval, type Pen, path, shade, shadow } from './pen.ts'
import { closer, type Drawing } from './picture.ts'

interface Labelled {
  label: string
  sign: string
  emblem: Emblem
}

const signed = (x: number, y: number, scale: number, { emblem, sign }: Pick<Labelled, 'emblem' | 'sign'>) =>
  group(`translate(${x} ${y}) scale(${scale})`, emblem(sign))

/** A label around a round body, with a frame and a line under its sign. */
function wrapped(pen: Pen, [x, y, width, height]: readonly [number, number, number, number], look: Labelled) {
  const middle = x + width / 2
  const frame = { fill: 'none', stroke: look.sign, 'stroke-width': 1.4, opacity: 0.6 }
  return (
    block([x, y, width, height], pen.cylinder(look.label)) +
    `<rect x="${x + 9}" y="${y + 6}" width="${width - 18}" height="${height - 12}" rx="3" ${Object.entries(
      frame,
    )
      .map(([name, value]) => `${name}="${value}"`)
      .join(' ')}/>` +
    signed(middle, y + height * 0.43, Math.min(width, height) / 74, look) +
    line(`M${middle - 20} ${y + height - 16} h40`, look.sign, 3, { opacity: 0.75 })
  )
}

export interface BottleLook extends Labelled {
  body: string
  cap: string
  isMilk?: boolean
}

export const bottle = (look: BottleLook): Drawing =>
  closer((pen) => (look.isMilk ? milkBottle(pen, look) : tallBottle(pen, look)))

function tallBottle(pen: Pen, { body, cap, ...label }: BottleLook) {
  const outline =
    'M144 186 C144 160 178 152 181 126 L181 84 L219 84 L219 126 C222 152 256 160 256 186 L256 308 Q256 322 242 322 L158 322 Q144 322 144 308 Z'
  return (
    shadow(200, 320, 74) +
    path(outline, pen.cylinder(body)) +
    block([177, 58, 46, 34], pen.cylinder(cap), 5) +
    line('M177 84 h46', shade(cap, -0.35), 2, { opacity: 0.6 }) +
    wrapped(pen, [144, 200, 112, 92], label) +
    gleam(
      'M157 190 C157 172 184 160 187 134 L190 134 C188 164 166 172 165 194 L165 306 Q157 308 157 300 Z',
      0.34,
    )
  )
}

function milkBottle(pen: Pen, { body, cap, ...label }: BottleLook) {
  const outline =
    'M136 196 C136 160 170 150 172 118 L172 92 L228 92 L228 118 C230 150 264 160 264 196 L264 306 Q264 322 248 322 L152 322 Q136 322 136 306 Z'
  return (
    shadow(200, 320, 82) +
    path(outline, pen.cylinder(shade(body, -0.06))) +
    path(
      'M142 202 C144 176 176 158 178 132 L222 132 C224 158 256 176 258 202 L258 304 Q258 316 246 316 L154 316 Q142 316 142 304 Z',
      pen.cylinder(body),
    ) +
    oval(200, 132, [22, 4], shade(body, -0.08)) +
    block([166, 76, 68, 24], pen.cylinder(cap), 6) +
    signed(200, 236, 1.6, label) +
    line('M172 282 h56', label.sign, 3.4, { opacity: 0.8 }) +
    gleam(
      'M150 200 C152 180 176 166 181 140 L186 140 C184 170 162 180 161 206 L161 300 Q151 304 150 294 Z',
      0.5,
    )
  )
}

export interface JarLook extends Labelled {
  content: string
  lid: string
  /** Pieces that are seen through the glass. */
  pieces?: string
}

export const jar = ({ content, lid, pieces = '', ...label }: JarLook): Drawing =>
  closer(
    (pen) =>
      shadow(200, 320, 92) +
      path(
        'M122 176 Q122 150 146 148 L254 148 Q278 150 278 176 L278 298 Q278 322 252 322 L148 322 Q122 322 122 298 Z',
        pen.cylinder('#e9eef0'),
      ) +
      path(
        'M130 184 Q130 164 150 164 L250 164 Q270 164 270 184 L270 296 Q270 315 250 315 L150 315 Q130 315 130 296 Z',
        pen.cylinder(content),
      ) +
      pieces +
      block([128, 112, 144, 40], pen.cylinder(lid), 8) +
      Array.from({ length: 13 }, (_, i) =>
        line(`M${137 + i * 10.5} 124 v24`, shade(lid, -0.3), 1.4, { opacity: 0.35 }),
      ).join('') +
      oval(200, 114, [70, 5], shade(lid, 0.2)) +
      wrapped(pen, [122, 206, 156, 82], label) +
      gleam(
        'M136 172 Q136 160 148 158 L154 158 Q146 164 146 178 L146 300 Q146 308 150 312 Q136 312 136 296 Z',
        0.5,
      ),
  )

export interface TinLook extends Labelled {
  metal?: string
}

export const tin = ({ metal = '#c9cdd0', ...label }: TinLook): Drawing =>
  closer(
    (pen) =>
      shadow(200, 322, 88) +
      path('M122 128 L122 306 A78 17 0 0 0 278 306 L278 128 Z', pen.cylinder(metal)) +
      path('M122 150 A78 17 0 0 0 278 150 L278 292 A78 17 0 0 1 122 292 Z', pen.cylinder(label.label)) +
      path('M122 166 A78 17 0 0 0 278 166 L278 172 A78 17 0 0 1 122 172 Z', label.sign, { opacity: 0.55 }) +
      path('M122 278 A78 17 0 0 0 278 278 L278 284 A78 17 0 0 1 122 284 Z', label.sign, { opacity: 0.55 }) +
      oval(200, 128, [78, 17], pen.sheet(shade(metal, 0.25))) +
      oval(200, 129, [70, 14], shade(metal, -0.08)) +
      oval(200, 130, [62, 11.5], pen.sheet(metal)) +
      signed(200, 236, 1.9, label) +
      gleam('M138 140 L138 306 L148 309 L148 143 Z', 0.3),
  )

export const flatTin =
  (label: Labelled): Drawing =>
  (pen) =>
    shadow(200, 306, 128) +
    path('M76 236 L76 280 Q76 312 112 312 L288 312 Q324 312 324 280 L324 236 Z', pen.cylinder('#c3c7ca')) +
    path(
      'M112 196 L288 196 Q324 196 324 224 L324 240 Q324 272 288 272 L112 272 Q76 272 76 240 L76 224 Q76 196 112 196 Z',
      pen.sheet('#d9dcde'),
    ) +
    path(
      'M116 203 L284 203 Q316 203 316 226 L316 240 Q316 265 284 265 L116 265 Q84 265 84 240 L84 226 Q84 203 116 203 Z',
      pen.sheet(label.label),
    ) +
    signed(172, 235, 1.25, label) +
    signed(232, 235, 1.25, label) +
    path('M286 214 a12 8 0 1 0 0.1 0 Z M286 219 a6 3.6 0 1 1 -0.1 0 Z', '#aab0b4', {
      'fill-rule': 'evenodd',
    }) +
    gleam('M112 207 L210 207 L180 214 L108 214 Q96 214 92 222 Q94 207 112 207 Z', 0.5)

/** A carton with a gable, seen from its edge. */
export const carton = ({ front, ...label }: Labelled & { front: string }): Drawing =>
  closer(
    (pen) =>
      shadow(206, 318, 86) +
      path('M138 148 L226 160 L226 326 L138 308 Z', pen.sheet(front)) +
      path('M226 160 L274 144 L274 306 L226 326 Z', shade(front, -0.2)) +
      path('M138 148 L158 104 L238 112 L226 160 Z', shade(front, 0.14)) +
      path('M226 160 L238 112 L274 144 Z', shade(front, -0.3)) +
      path('M156 84 L240 92 L238 114 L158 106 Z', shade(front, 0.26)) +
      oval(188, 130, [12, 7], label.label) +
      oval(188, 126, [12, 6], shade(label.label, 0.3)) +
      path('M138 232 C160 216 200 262 226 240 L226 326 L138 308 Z', label.label) +
      path('M226 240 C240 230 258 250 274 228 L274 306 L226 326 Z', shade(label.label, -0.2)) +
      signed(182, 202, 1.2, label),
  )

/** A box, with its side and its top. */
export const packet = ({ front, ...label }: Labelled & { front: string }): Drawing =>
  closer(
    (pen) =>
      shadow(206, 316, 108) +
      path('M104 160 L252 176 L252 326 L104 302 Z', pen.sheet(front)) +
      path('M252 176 L304 150 L304 292 L252 326 Z', shade(front, -0.22)) +
      path('M104 160 L160 138 L304 150 L252 176 Z', shade(front, 0.2)) +
      path('M118 186 L238 200 L238 300 L118 280 Z', label.label) +
      path('M124 193 L232 206 L232 292 L124 274 Z', 'none', {
        stroke: label.sign,
        'stroke-width': 1.6,
        opacity: 0.6,
      }) +
      group('translate(178 238) skewY(7) scale(1.7)', label.emblem(label.sign)) +
      group('translate(278 236) skewY(-26) scale(0.8)', leaf(shade(front, 0.3))),
  )
