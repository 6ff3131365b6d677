import { gleam, group, line, oval, type Pen, path, scatter, shade, shadow } from './pen.ts'
import type { Drawing } from './picture.ts'

const leafAt = (x: number, y: number, turn: number) =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    path('M0 0 C14 -20 40 -22 56 -8 C42 10 18 14 0 0 Z', '#6f9350') +
      line('M2 0 C18 -6 34 -8 50 -8', '#557a3c', 1.8),
  )

function apple(pen: Pen, colour: string, blush: string): string {
  return (
    path(
      'M0 -58 C-22 -76 -74 -70 -78 -10 C-80 44 -44 78 -18 76 C-8 75 8 75 18 76 C44 78 80 44 78 -10 C74 -70 22 -76 0 -58 Z',
      pen.ball(colour),
    ) +
    path('M-66 6 C-70 46 -40 72 -18 71 C-48 56 -58 30 -66 6 Z', blush, { opacity: 0.35 }) +
    path('M-26 -54 C-10 -44 10 -44 26 -54 C14 -40 -14 -40 -26 -54 Z', shade(colour, -0.4), { opacity: 0.7 }) +
    line('M0 -48 C0 -66 6 -78 14 -86', '#6b4a2d', 6) +
    gleam('M-54 -26 C-50 -46 -36 -54 -24 -54 C-38 -44 -44 -34 -46 -16 Z', 0.5)
  )
}

export const apples: Drawing = (pen) =>
  shadow(200, 316, 140) +
  group('translate(268 236) scale(0.94) rotate(8)', apple(pen, '#c9483c', '#e9a13b')) +
  group('translate(136 232) scale(0.98) rotate(-6)', apple(pen, '#d7553f', '#efb04a')) +
  leafAt(150, 152, -18) +
  group('translate(206 252) scale(0.9)', apple(pen, '#cf4c3a', '#f0b552'))

function pear(pen: Pen, colour: string): string {
  return (
    path(
      'M0 -112 C-28 -112 -32 -80 -38 -50 C-46 -14 -78 2 -78 48 C-78 88 -42 104 0 104 C42 104 78 88 78 48 C78 2 46 -14 38 -50 C32 -80 28 -112 0 -112 Z',
      pen.ball(colour),
    ) +
    line('M0 -108 C2 -124 10 -134 18 -140', '#6b4a2d', 6) +
    speckles(colour) +
    gleam('M-54 30 C-52 6 -34 -12 -26 -40 C-24 -8 -40 10 -42 44 Z', 0.4)
  )
}

const speckles = (colour: string) => {
  const numbers = scatter(5)
  const next = () => numbers.next().value
  return Array.from({ length: 60 }, () => {
    const angle = next() * Math.PI * 2
    const far = Math.sqrt(next()) * 66
    return oval(Math.cos(angle) * far, 42 + Math.sin(angle) * far * 0.8, [1.1, 1.1], shade(colour, -0.4), {
      opacity: 0.5,
    })
  }).join('')
}

export const pears: Drawing = (pen) =>
  shadow(200, 318, 132) +
  group('translate(250 222) scale(0.92) rotate(10)', pear(pen, '#a9ab4f')) +
  group('translate(150 222) scale(0.96) rotate(-6)', pear(pen, '#b7b65a')) +
  leafAt(172, 92, -10)

/** Whole ones behind, and a half with the colour of its flesh in front. */
export const oranges =
  (peel: string, flesh: string): Drawing =>
  (pen) =>
    shadow(200, 318, 138) +
    group('translate(140 214)', ballOf(pen, peel)) +
    group('translate(262 222) scale(0.94)', ballOf(pen, peel)) +
    leafAt(138, 136, -24) +
    half(pen, peel, flesh)

const ballOf = (pen: Pen, peel: string) => {
  const numbers = scatter(11)
  const next = () => numbers.next().value
  return (
    oval(0, 0, [80, 78], pen.ball(peel)) +
    Array.from({ length: 70 }, () => {
      const angle = next() * Math.PI * 2
      const far = Math.sqrt(next()) * 72
      return oval(Math.cos(angle) * far, Math.sin(angle) * far, [1.3, 1.1], shade(peel, -0.3), {
        opacity: 0.4,
      })
    }).join('') +
    oval(4, -70, [7, 3.4], '#6f7d3c') +
    gleam('M-58 -20 C-54 -44 -38 -56 -22 -58 C-38 -44 -46 -32 -48 -12 Z', 0.4)
  )
}

function half(pen: Pen, peel: string, flesh: string): string {
  const segments = Array.from({ length: 9 }, (_, i) =>
    group(
      `rotate(${i * 40})`,
      path('M0 -7 C-19 -26 -21 -52 -11 -59 C-4 -62 4 -62 11 -59 C21 -52 19 -26 0 -7 Z', pen.sheet(flesh)) +
        line('M-5 -26 C-8 -38 -7 -46 -5 -50', shade(flesh, 0.4), 2, { opacity: 0.6 }),
    ),
  ).join('')
  return group(
    'translate(204 262) scale(1 0.86) rotate(8)',
    oval(0, 4, [76, 76], pen.ball(peel)) +
      oval(0, 0, [74, 73], '#f7e3bd') +
      oval(0, 0, [69, 68], shade(flesh, 0.45)) +
      segments,
  )
}

export const bananas: Drawing = (pen) =>
  shadow(206, 310, 136) +
  [
    [30, '#d9ab34'],
    [14, '#e6bb43'],
    [-3, '#f0ca55'],
  ]
    .map(([turn, colour]) => group(`rotate(${turn} 118 96)`, banana(pen, String(colour))))
    .join('') +
  path('M98 72 L126 66 L136 98 L104 104 Z', '#8a6a2c') +
  path('M98 72 L126 66 L128 74 L100 80 Z', '#5e4620')

const banana = (pen: Pen, colour: string) =>
  path(
    'M104 92 C96 170 130 262 232 296 C262 306 296 302 308 290 L312 278 C262 272 178 220 140 92 Z',
    pen.sheet(colour),
  ) +
  path(
    'M122 92 C124 164 164 248 250 284 C276 294 296 294 308 288 C262 284 176 226 140 92 Z',
    shade(colour, 0.24),
    { opacity: 0.75 },
  ) +
  path('M300 280 L318 274 L320 286 L308 294 Z', '#6a5226') +
  line('M112 110 C112 180 150 258 238 292', shade(colour, -0.3), 1.6, { opacity: 0.45 })
