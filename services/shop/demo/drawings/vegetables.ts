import { gleam, group, line, oval, type Pen, path, scatter, shade, shadow } from './pen.ts'
import type { Drawing } from './picture.ts'

const GREEN = '#6f9350'

/** Tomatoes on their vine. */
export const tomatoes: Drawing = (pen) =>
  shadow(200, 318, 142) +
  line('M70 128 C130 108 250 120 334 168', '#5b7d3f', 9) +
  line('M70 128 C130 108 250 120 334 168', '#7fa35c', 3.4) +
  [
    [112, 190, 56],
    [296, 224, 54],
    [206, 188, 60],
    [150, 262, 56],
    [248, 268, 52],
  ]
    .map(([x = 0, y = 0, radius = 0]) => tomato(pen, x, y, radius))
    .join('')

const tomato = (pen: Pen, x: number, y: number, radius: number) =>
  group(
    `translate(${x} ${y}) scale(${radius / 60})`,
    oval(0, 0, [60, 56], pen.ball('#cc3f31')) +
      gleam('M-42 -14 C-40 -32 -28 -42 -14 -44 C-26 -34 -32 -22 -34 -6 Z', 0.5) +
      path(
        'M0 -44 C-8 -50 -24 -52 -34 -40 C-20 -44 -10 -40 -4 -34 C-12 -30 -16 -20 -14 -10 C-8 -20 -2 -28 2 -34 C8 -30 16 -24 22 -12 C24 -24 18 -34 10 -38 C20 -42 28 -40 36 -34 C30 -48 14 -52 4 -46 Z',
        GREEN,
      ) +
      line('M2 -42 C2 -54 0 -62 -2 -70', '#5b7d3f', 5),
  )

export const carrots: Drawing = (pen) =>
  shadow(208, 316, 120) +
  [0, 5, 10].map((seed) => greens(seed)).join('') +
  [
    [-46, '#d9742b', 12],
    [46, '#dd7a30', -12],
    [-17, '#e2822f', 4],
    [19, '#e88b39', -4],
  ]
    .map(([x, colour, turn]) =>
      group(`translate(${200 + Number(x)} 134) rotate(${turn})`, carrot(pen, String(colour))),
    )
    .join('') +
  path('M140 148 C160 160 240 160 260 148 L258 164 C240 174 160 174 142 164 Z', '#c9a26a')

const carrot = (pen: Pen, colour: string) =>
  path(
    'M-27 4 C-28 -10 28 -10 27 4 C24 70 10 140 2 184 C0 190 -2 190 -4 184 C-12 140 -24 70 -27 4 Z',
    pen.cylinder(colour),
  ) +
  [30, 62, 88, 122]
    .map((y, i) =>
      line(`M${-20 + y * 0.1} ${y} q${8 + i * 2} 5 ${16 - i * 2} 1`, shade(colour, -0.3), 2, {
        opacity: 0.5,
      }),
    )
    .join('')

/** Fern-like leaves that fan out from where the stalks are tied. */
const greens = (seed: number) => {
  const numbers = scatter(seed + 2)
  const next = () => numbers.next().value
  return Array.from({ length: 5 }, (_, i) => {
    const colour = shade(GREEN, next() * 0.34 - 0.2)
    const turn = (i - 2) * 17 + next() * 9 - 4
    const length = 96 + next() * 20
    return group(
      `translate(200 150) rotate(${turn})`,
      line(`M0 0 L0 ${-length}`, colour, 3.2) + frond(length, colour),
    )
  }).join('')
}

const frond = (length: number, colour: string) =>
  Array.from({ length: 9 }, (_, k) => {
    const at = -length + k * 8.5
    const reach = 5 + k * 1.7
    return line(`M0 ${at + 5} L${-reach} ${at - 5} M0 ${at + 5} L${reach} ${at - 5}`, colour, 4.6)
  }).join('')

/** A bunch of large leaves, tied at the stalks. */
export const spinach: Drawing = (pen) =>
  shadow(200, 318, 100) + group('translate(200 318) scale(0.86) translate(-200 -318)', bunch(pen))

const bunch = (pen: Pen) =>
  [-58, 58, -38, 38, -20, 20, 0]
    .map((turn, i) => group(`rotate(${turn} 200 292)`, blade(pen, shade('#4f7f42', (i - 3) * 0.05))))
    .join('') +
  path('M172 276 C184 284 216 284 228 276 L230 294 C216 302 184 302 170 294 Z', '#c9a26a') +
  line('M172 286 C186 294 214 294 229 286', '#a17d48', 1.6) +
  [-22, -8, 8, 22].map((x) => line(`M${200 + x * 0.6} 298 L${200 + x} 318`, '#9dbb7d', 8)).join('')

const blade = (pen: Pen, colour: string) =>
  path(
    'M200 296 C192 240 148 220 150 150 C152 96 184 70 200 58 C216 70 248 96 250 150 C252 220 208 240 200 296 Z',
    pen.sheet(colour),
  ) +
  line('M200 292 L200 78', shade(colour, 0.42), 4, { opacity: 0.8 }) +
  [104, 138, 172, 206]
    .map((y) =>
      line(
        `M200 ${y + 26} C186 ${y + 16} 176 ${y + 6} 168 ${y - 6} M200 ${y + 26} C214 ${y + 16} 224 ${y + 6} 232 ${y - 6}`,
        shade(colour, 0.34),
        2,
        { opacity: 0.6 },
      ),
    )
    .join('')

/** Potatoes in front of their sack. */
export const potatoes: Drawing = (pen) =>
  shadow(206, 318, 144) +
  path(
    'M96 300 C84 230 96 160 122 128 C112 112 122 98 140 102 C160 92 190 92 210 102 C230 98 240 110 230 128 C258 160 270 230 258 300 Z',
    pen.cylinder('#c8a875'),
  ) +
  path('M122 128 C146 138 206 138 230 128 L228 140 C204 148 148 148 124 140 Z', '#8d6b3f') +
  weave() +
  [
    [292, 236, 46, 36, -14],
    [138, 284, 50, 34, 10],
    [312, 286, 44, 32, 12],
    [228, 282, 58, 38, -8],
  ]
    .map(([x = 0, y = 0, rx = 0, ry = 0, turn = 0], i) => potato(pen, { x, y, rx, ry, turn, seed: i }))
    .join('')

const weave = () =>
  Array.from({ length: 9 }, (_, i) =>
    line(`M${108 + i * 17} ${156 + Math.abs(i - 4) * 2} L${104 + i * 18} 296`, '#a98856', 1.2, {
      opacity: 0.5,
    }),
  ).join('') +
  Array.from({ length: 7 }, (_, i) =>
    line(
      `M${106 - i} ${170 + i * 18} C150 ${178 + i * 18} 206 ${178 + i * 18} ${250 + i} ${170 + i * 18}`,
      '#a98856',
      1.2,
      { opacity: 0.45 },
    ),
  ).join('')

interface Lying {
  x: number
  y: number
  rx: number
  ry: number
  turn: number
  seed: number
}

const potato = (pen: Pen, { x, y, rx, ry, turn, seed }: Lying) => {
  const numbers = scatter(seed + 21)
  const next = () => numbers.next().value
  return group(
    `translate(${x} ${y}) rotate(${turn})`,
    path(
      `M${-rx} 2 C${-rx} ${-ry} ${-rx * 0.3} ${-ry * 1.1} ${rx * 0.1} ${-ry} C${rx * 0.7} ${-ry * 0.95} ${rx} ${-ry * 0.5} ${rx} 4 C${rx} ${ry * 0.9} ${rx * 0.4} ${ry} ${-rx * 0.1} ${ry} C${-rx * 0.7} ${ry} ${-rx} ${ry * 0.7} ${-rx} 2 Z`,
      pen.ball('#cfa15f'),
    ) +
      Array.from({ length: 7 }, () => {
        const [dx, dy] = [(next() * 1.3 - 0.65) * rx, (next() * 1.2 - 0.6) * ry]
        return oval(dx, dy, [3.4, 1.6], '#8a6233', { opacity: 0.6 })
      }).join(''),
  )
}
