// Bread and cake.
import { gleam, group, line, oval, type Pen, path, scatter, shade, shadow } from './pen.ts'
import type { Drawing } from './picture.ts'

/** A round loaf, dusted with flour and cut crosswise. */
export const boule: Drawing = (pen) => {
  const crust = '#b9783f'
  const dust = scatter(3)
  const next = () => dust.next().value
  return (
    shadow(200, 304, 130) +
    path(
      'M70 250 C66 176 128 126 200 126 C272 126 334 176 330 250 C328 292 280 310 200 310 C120 310 72 292 70 250 Z',
      pen.ball(crust),
    ) +
    [
      'M122 180 C150 210 160 250 152 290',
      'M172 152 C200 190 206 244 196 298',
      'M226 150 C252 186 256 236 244 290',
    ]
      .map((cut) => line(cut, '#f0d5a4', 13) + line(cut, '#d9a765', 5, { opacity: 0.8 }))
      .join('') +
    Array.from({ length: 110 }, () => {
      const angle = next() * Math.PI * 2
      const far = Math.sqrt(next())
      const radius = 0.8 + next() * 1.6
      return oval(
        200 + Math.cos(angle) * far * 104,
        214 + Math.sin(angle) * far * 72,
        [radius, radius],
        '#fff6e2',
        {
          opacity: 0.3 + next() * 0.4,
        },
      )
    }).join('') +
    gleam('M100 206 C112 170 146 148 184 142 C150 156 124 180 112 214 Z', 0.25)
  )
}

/** A loaf from the tin with two slices in front of it, full of seeds. */
export const tinLoaf =
  (crust: string, crumb: string): Drawing =>
  (pen) =>
    shadow(206, 312, 128) +
    path(
      'M150 176 C140 132 206 118 250 124 C310 128 338 150 326 186 L324 290 Q324 306 306 306 L176 306 Z',
      pen.ball(crust),
    ) +
    [0, 1, 2, 3]
      .map((i) =>
        line(`M${222 + i * 26} ${132 + i * 4} c8 10 10 22 6 34`, shade(crust, -0.25), 2.4, { opacity: 0.5 }),
      )
      .join('') +
    slice(pen, 0, crust, crumb) +
    slice(pen, -34, crust, crumb)

const slice = (pen: Pen, x: number, crust: string, crumb: string) => {
  const seeds = scatter(7 - x)
  const next = () => seeds.next().value
  return group(
    `translate(${x} ${-x * 0.12})`,
    path(
      'M108 198 C88 160 116 134 158 136 C200 134 226 160 206 198 L206 296 Q206 312 190 312 L124 312 Q108 312 108 296 Z',
      pen.sheet(crust),
    ) +
      path(
        'M115 200 C98 168 122 144 158 145 C192 144 216 168 199 200 L199 293 Q199 304 188 304 L126 304 Q115 304 115 293 Z',
        pen.sheet(crumb),
      ) +
      Array.from({ length: 42 }, () => {
        const [cx, cy] = [122 + next() * 70, 172 + next() * 124]
        return oval(cx, cy, [1.2 + next() * 1.8, 2.6], shade(crumb, next() > 0.4 ? -0.45 : 0.4), {
          transform: `rotate(${next() * 180} ${cx} ${cy})`,
          opacity: 0.85,
        })
      }).join(''),
  )
}

export const croissants: Drawing = (pen) =>
  shadow(200, 308, 132) +
  group('translate(118 44) scale(0.7)', croissant(pen, '#cf8f45')) +
  group('translate(-26 16)', croissant(pen, '#d99a4e'))

/** Rolled from the tips to the middle, so the middle lies on top. */
function croissant(pen: Pen, colour: string): string {
  const rolls = [
    [92, 268, 30, 22, -48],
    [308, 268, 30, 22, 48],
    [118, 238, 38, 32, -40],
    [282, 238, 38, 32, 40],
    [154, 216, 42, 42, -22],
    [246, 216, 42, 42, 22],
    [200, 208, 42, 50, 0],
  ] as const
  return rolls
    .map(([x, y, rx, ry, turn]) =>
      group(
        `translate(${x} ${y}) rotate(${turn})`,
        oval(0, 0, [rx, ry], pen.ball(colour)) +
          line(
            `M${-rx * 0.5} ${-ry * 0.62} C${-rx * 0.1} ${-ry * 0.2} ${-rx * 0.1} ${ry * 0.3} ${-rx * 0.4} ${ry * 0.7}`,
            shade(colour, 0.4),
            2.6,
            { opacity: 0.55 },
          ) +
          line(
            `M${rx * 0.2} ${-ry * 0.8} C${rx * 0.5} ${-ry * 0.2} ${rx * 0.5} ${ry * 0.3} ${rx * 0.2} ${ry * 0.78}`,
            shade(colour, -0.3),
            2.2,
            { opacity: 0.4 },
          ),
      ),
    )
    .join('')
}

/** A cake from the loaf tin, iced, with slices of lemon. */
export const lemonCake: Drawing = (pen) =>
  shadow(204, 314, 140) +
  path('M56 296 L344 296 L330 312 L70 312 Z', pen.sheet('#b58a5e')) +
  path('M84 206 C84 168 120 160 200 160 C290 160 322 168 322 206 L314 296 L92 296 Z', pen.sheet('#dca957')) +
  path('M92 250 L318 250 L314 296 L92 296 Z', '#c58f42', { opacity: 0.5 }) +
  path(
    'M78 206 C74 150 130 146 204 146 C284 146 334 152 328 208 C326 232 310 232 306 216 C300 208 292 214 292 232 C290 254 272 252 270 230 C266 214 250 216 248 226 C246 242 230 242 228 226 C222 212 206 216 206 238 C204 262 184 262 182 238 C178 216 162 218 160 226 C156 240 142 238 140 222 C134 212 122 216 122 236 C120 254 102 252 100 232 C96 216 80 224 78 206 Z',
    pen.sheet('#fffaf0'),
  ) +
  [136, 204, 268].map((x, i) => lemonSlice(x, 166 + (i % 2) * 8)).join('') +
  gleam('M100 176 C116 158 160 154 196 154 C160 160 124 166 108 190 Z', 0.7)

const lemonSlice = (x: number, y: number) =>
  oval(x, y, [30, 15], '#eec23e') +
  oval(x, y, [26, 12.4], '#fdf3c4') +
  Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4
    return oval(x + Math.cos(angle) * 14, y + Math.sin(angle) * 6.6, [6.4, 3], '#f6d860', {
      transform: `rotate(${(Math.atan2(Math.sin(angle) * 0.5, Math.cos(angle)) * 180) / Math.PI} ${x + Math.cos(angle) * 14} ${y + Math.sin(angle) * 6.6})`,
    })
  }).join('')

/** Waffles with syrup between them, in a pile. */
export const waffles: Drawing = (pen) =>
  shadow(200, 314, 112) +
  [0, 1, 2, 3, 4]
    .map((i) => {
      const [y, x] = [292 - i * 24, 200 + (i % 2 === 0 ? -5 : 6)]
      return (
        path(
          `M${x - 98} ${y - 12} L${x - 98} ${y} A98 26 0 0 0 ${x + 98} ${y} L${x + 98} ${y - 12} Z`,
          pen.cylinder('#c98b45'),
        ) +
        path(
          `M${x - 98} ${y - 7} A98 26 0 0 0 ${x + 98} ${y - 7} L${x + 98} ${y - 3} A98 26 0 0 1 ${x - 98} ${y - 3} Z`,
          '#7c3f17',
        ) +
        oval(x, y - 12, [98, 26], pen.sheet('#dfa75c'))
      )
    })
    .join('') +
  grid()

function grid(): string {
  const [cx, cy] = [195, 184]
  return Array.from({ length: 11 }, (_, i) => {
    const u = -0.85 + i * 0.17
    const half = Math.sqrt(1 - u * u)
    const at = (x: number, y: number) =>
      `${(cx + ((x - y) / Math.SQRT2) * 96).toFixed(1)} ${(cy + ((x + y) / Math.SQRT2) * 25).toFixed(1)}`
    return line(`M${at(u, -half)} L${at(u, half)} M${at(-half, u)} L${at(half, u)}`, '#9c6127', 1.8, {
      opacity: 0.65,
    })
  }).join('')
}
