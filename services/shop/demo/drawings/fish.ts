import type { Pen } from './pen.ts'
import { gleam, group, line, oval, path, shade, shadow } from './pen.ts'
import type { Drawing } from './picture.ts'

const slate = (pen: Pen) =>
  shadow(200, 322, 156) +
  path('M52 250 L348 250 L376 312 L24 312 Z', pen.sheet('#5b646b')) +
  path('M24 312 L376 312 L374 322 L26 322 Z', '#3f474d')

const sprig = (x: number, y: number, turn: number) =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    line('M0 0 C20 -8 40 -10 64 -6', '#5f8a4e', 3) +
      [12, 24, 36, 48, 60].map((at) => line(`M${at} -6 l10 -14 M${at} -6 l12 10`, '#76a061', 2.4)).join(''),
  )

const lemon = (x: number, y: number) =>
  group(
    `translate(${x} ${y}) scale(1 0.62)`,
    oval(0, 5, [36, 36], '#d9ab2c') +
      oval(0, 0, [36, 36], '#efc53f') +
      oval(0, 0, [31, 31], '#fdf3c4') +
      Array.from({ length: 8 }, (_, i) =>
        group(`rotate(${i * 45})`, path('M0 -4 L-9 -24 Q0 -30 9 -24 Z', '#f4d754')),
      ).join(''),
  )

/** Slices of smoked salmon, folded over each other. */
export const salmon: Drawing = (pen) =>
  slate(pen) +
  [
    [0, 0, '#e07a52'],
    [56, 10, '#e8875c'],
    [112, 20, '#ee9468'],
  ]
    .map(([x, y, colour]) => group(`translate(${x} ${y})`, slice(pen, String(colour))))
    .join('') +
  sprig(92, 276, -6) +
  lemon(312, 262)

const slice = (pen: Pen, colour: string) =>
  path(
    'M70 238 C62 196 92 150 132 148 C172 146 190 180 186 214 C184 240 160 262 126 266 C98 268 76 258 70 238 Z',
    pen.sheet(colour),
  ) +
  [0, 1, 2, 3]
    .map((i) =>
      line(
        `M${82 + i * 20} ${252 - i * 2} C${76 + i * 20} ${214 - i * 4} ${92 + i * 18} ${180 - i * 2} ${118 + i * 16} ${158 + i * 4}`,
        '#fbd9c2',
        3.4,
        { opacity: 0.8 },
      ),
    )
    .join('') +
  path('M70 238 C62 196 92 150 132 148 C100 158 80 196 84 244 Z', shade(colour, -0.2), { opacity: 0.5 })

export const mackerel: Drawing = (pen) =>
  slate(pen) +
  lemon(120, 286) +
  group(
    'rotate(-6 200 220)',
    path(
      'M304 214 C330 190 352 176 366 170 C360 196 360 224 368 250 C350 244 328 236 304 226 Z',
      pen.sheet('#5f7f8c'),
    ) +
      path(
        'M38 220 C70 176 150 156 222 172 C268 182 296 202 310 218 C292 240 258 262 208 268 C140 276 70 258 38 220 Z',
        pen.sheet('#dfe5e6'),
      ) +
      path(
        'M38 220 C70 176 150 156 222 172 C268 182 296 202 310 218 C250 214 130 206 38 220 Z',
        pen.sheet('#4f7583'),
      ) +
      Array.from({ length: 13 }, (_, i) =>
        line(`M${112 + i * 14} ${178 + Math.abs(i - 5) * 1.6} c8 8 -6 14 2 26`, '#27434e', 4, {
          opacity: 0.75,
        }),
      ).join('') +
      path('M176 170 C186 148 204 142 218 144 C214 156 212 166 214 174 Z', '#46697a') +
      path('M190 266 C196 280 208 286 220 286 C216 276 216 268 218 264 Z', '#8fa3aa') +
      line('M92 188 C108 206 108 234 94 254', '#7e949b', 3) +
      path('M112 226 C128 222 146 228 156 240 C138 244 120 240 112 226 Z', '#9fb1b6') +
      oval(68, 212, [9, 9], '#f4f1e4') +
      oval(68, 212, [5, 5], '#22303a') +
      gleam('M100 240 C150 258 220 256 272 236 C220 248 150 246 100 240 Z', 0.7),
  )

/** Thick pieces of white fish. */
export const cod: Drawing = (pen) =>
  slate(pen) +
  group('translate(74 -8) scale(0.86)', loin(pen)) +
  group('translate(-8 18)', loin(pen)) +
  sprig(236, 292, -12)

const loin = (pen: Pen) =>
  path(
    'M70 226 C72 196 110 180 170 180 C236 180 292 190 300 216 L300 252 C296 272 240 278 180 276 C120 276 72 268 70 248 Z',
    pen.sheet('#efe6dc'),
  ) +
  path(
    'M70 226 C72 196 110 180 170 180 C236 180 292 190 300 216 C296 236 240 242 180 240 C120 240 74 242 70 226 Z',
    pen.sheet('#fdf8f2'),
  ) +
  [110, 150, 190, 230, 266]
    .map((x) => line(`M${x} 188 C${x + 14} 204 ${x + 14} 220 ${x + 2} 238`, '#e2d3c6', 2.6))
    .join('') +
  line('M72 250 C110 266 250 270 299 252', '#a9b4b8', 5, { opacity: 0.75 })

export const mussels: Drawing = (pen) =>
  shadow(200, 318, 146) +
  oval(200, 232, [138, 32], '#c6ccce') +
  [
    [106, 214, -30],
    [160, 200, 14],
    [222, 196, -18],
    [284, 210, 36],
    [134, 228, 30],
    [192, 226, -10],
    [250, 228, 20],
  ]
    .map(([x = 0, y = 0, turn = 0]) => group(`translate(${x} ${y}) rotate(${turn})`, shell(pen)))
    .join('') +
  path(
    'M62 232 A138 32 0 0 0 338 232 L304 314 Q300 320 290 320 L110 320 Q100 320 96 314 Z',
    pen.cylinder('#dfe3e4'),
  ) +
  line('M62 232 A138 32 0 0 0 338 232', '#f6f8f8', 5) +
  gleam('M84 256 L104 308 L114 312 L94 260 Z', 0.6)

const shell = (pen: Pen) =>
  path('M-6 -44 C24 -40 34 0 22 30 C12 46 -16 46 -24 28 C-36 0 -28 -40 -6 -44 Z', pen.ball('#34425c')) +
  [0, 1, 2]
    .map((i) =>
      line(
        `M-4 -38 C${14 - i * 10} ${-16 + i * 3} ${14 - i * 12} ${10 + i * 3} ${4 - i * 7} 36`,
        '#6d7f9d',
        1.6,
        { opacity: 0.6 },
      ),
    )
    .join('') +
  gleam('M-20 -10 C-18 -24 -12 -32 -6 -36 C-12 -24 -14 -12 -14 4 Z', 0.4)
