// Cheese and eggs.
import { gleam, group, line, oval, type Pen, path, shade, shadow } from './pen.ts'
import type { Drawing } from './picture.ts'

const board = (pen: Pen) =>
  shadow(200, 322, 152) +
  path('M44 286 L356 286 L338 316 L62 316 Z', pen.sheet('#b98d5f')) +
  path('M62 316 L338 316 L336 326 L64 326 Z', '#8e683f') +
  line('M78 297 H322 M70 306 H330', '#9f774b', 1.4, { opacity: 0.6 })

/** A wedge of a wheel. */
export const wedge =
  (
    paste: string,
    rind: string,
    holes: readonly (readonly [x: number, y: number, radius: number])[],
  ): Drawing =>
  (pen) =>
    board(pen) +
    path('M76 236 L300 176 C330 190 340 210 336 224 L76 252 Z', shade(paste, 0.2)) +
    path('M76 236 L298 162 C322 168 338 184 340 202 L340 222 Z', pen.sheet(shade(paste, 0.16))) +
    path('M76 236 L340 208 L340 296 L76 300 Z', pen.sheet(paste)) +
    path(
      'M298 162 C330 170 346 188 346 208 L346 296 L334 296 L334 210 C330 190 316 178 290 165 Z',
      pen.cylinder(rind),
    ) +
    holes
      .map(
        ([x, y, radius]) =>
          oval(x, y, [radius, radius * 0.86], shade(paste, -0.22)) +
          oval(x + 1.4, y + 1.6, [radius * 0.86, radius * 0.7], shade(paste, -0.1)),
      )
      .join('') +
    line('M76 236 L340 208', shade(paste, 0.42), 2.4)

/** A small round with a bloomy rind, and a piece cut out. */
export const round: Drawing = (pen) =>
  board(pen) +
  path('M96 214 L96 272 A104 30 0 0 0 304 272 L304 214 Z', pen.cylinder('#efe9dc')) +
  oval(200, 214, [104, 30], pen.sheet('#fbf8f0')) +
  path('M200 214 L262 238 L262 298 L200 262 Z', '#f8efcf') +
  path('M200 214 L150 240 L150 300 L200 262 Z', '#e9ddb4') +
  path('M200 214 L262 238 C228 246 184 246 150 240 Z', '#e7dfcf') +
  path(
    'M150 240 C184 250 228 249 262 238 L262 298 C228 306 184 306 150 300 L200 264 Z',
    pen.sheet('#f5ecc9'),
  ) +
  group(
    'translate(250 196)',
    line('M0 4 C-16 2 -34 0 -58 6', '#6f9350', 3) +
      [-10, -24, -38, -52]
        .map(
          (x) =>
            oval(x, 0, [7, 3], '#7d9f5d', { transform: `rotate(-30 ${x} 0)` }) +
            oval(x - 2, 8, [7, 3], '#6f9350', { transform: `rotate(30 ${x - 2} 8)` }),
        )
        .join(''),
  )

const EGGS = ['#e8c9a4', '#dfb88e', '#efd7b8', '#e3c09a', '#ecd0ad', '#d9b084']

/** Eggs in their open carton. */
export const eggs: Drawing = (pen) =>
  shadow(204, 316, 156) +
  path('M62 214 L84 92 Q88 80 102 82 L304 92 Q318 93 320 106 L340 222 Z', pen.sheet('#a8b0a4')) +
  path('M84 202 L102 104 L300 112 L318 208 Z', shade('#a8b0a4', -0.14)) +
  [0, 1, 2].map((i) => egg(pen, 128 + i * 74, 206, EGGS[i] ?? '#e8c9a4')).join('') +
  path(
    'M66 226 C90 240 116 214 140 234 C164 216 188 216 208 234 C230 216 258 216 276 234 C300 216 322 240 338 226 L334 250 L70 250 Z',
    '#929b8e',
  ) +
  [3, 4, 5].map((i) => egg(pen, 118 + (i - 3) * 82, 248, EGGS[i] ?? '#e8c9a4')).join('') +
  path(
    'M50 252 C72 276 96 252 118 276 C142 252 176 252 200 278 C222 252 258 252 282 276 C306 252 330 276 352 252 L338 310 Q336 318 326 318 L78 318 Q68 318 66 310 Z',
    pen.sheet('#b6beb2'),
  ) +
  [96, 200, 304]
    .map((x) => line(`M${x} 284 C${x - 8} 296 ${x - 8} 306 ${x - 4} 316`, '#8c9588', 2, { opacity: 0.5 }))
    .join('')

const egg = (pen: Pen, x: number, y: number, colour: string) =>
  group(
    `translate(${x} ${y})`,
    path(
      'M0 -52 C22 -52 36 -18 36 4 C36 28 20 40 0 40 C-20 40 -36 28 -36 4 C-36 -18 -22 -52 0 -52 Z',
      pen.ball(colour),
    ) + gleam('M-22 -10 C-20 -28 -12 -38 -4 -40 C-12 -30 -14 -20 -14 -4 Z', 0.5),
  )
