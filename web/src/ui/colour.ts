// Colour arithmetic for the theme's tests.

/** Red, green and blue as linear light, 0 to 1. */
export type Light = readonly [number, number, number]

export interface Colour {
  light: Light
  alpha: number
}

/** "#rrggbb" or "rgb(r g b / a)". */
export function parseColour(text: string): Colour {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text.trim())
  if (hex) return { light: toLight(hex.slice(1).map((part) => Number.parseInt(part, 16))), alpha: 1 }
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text.trim())
  if (rgb) return { light: toLight(rgb.slice(1, 4).map(Number)), alpha: Number(rgb[4]) }
  throw new Error(`Not a colour of the theme: ${text}`)
}

const toLight = ([r = 0, g = 0, b = 0]: number[]): Light => [
  linear(r / 255),
  linear(g / 255),
  linear(b / 255),
]
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const gamma = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)

/** A translucent colour on a background; browsers mix before they convert to linear light. */
export function over({ light, alpha }: Colour, ground: Light): Light {
  const mix = (at: 0 | 1 | 2) => linear(gamma(light[at]) * alpha + gamma(ground[at]) * (1 - alpha))
  return [mix(0), mix(1), mix(2)]
}

/** Contrast by WCAG 2.2, 1 to 21. */
export function contrast(one: Light, other: Light): number {
  const luminance = ([r, g, b]: Light) => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

/** Complete colour blindness of each kind, after Machado, Oliveira and Fernandes (2009). */
export const VISIONS = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

export function seen([r, g, b]: Light, vision: keyof typeof VISIONS): Light {
  const m = VISIONS[vision]
  const row = (at: 0 | 3 | 6) =>
    Math.min(1, Math.max(0, (m[at] ?? 0) * r + (m[at + 1] ?? 0) * g + (m[at + 2] ?? 0) * b))
  return [row(0), row(3), row(6)]
}

/** How different two colours look: their distance in OKLab. 0.02 is just visible side by side. */
export function difference(one: Light, other: Light): number {
  const [a, b] = [toLab(one), toLab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function toLab([r, g, b]: Light): Light {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
