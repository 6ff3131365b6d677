// A shop's own colour, made so that it can be read: on the page in both themes, and with text on it.

/** The design language's paper in its darkest and brightest places (web/src/ui/tokens.css). */
const LIGHT_GROUND = '#ece7df'
const DARK_GROUND = '#1e1a17'
/** WCAG 2.2 for text. */
const READABLE = 4.5

export interface Accent {
  /** Text and fill in the light theme, and the text on the fill. */
  light: { fill: string; ink: string }
  dark: { fill: string; ink: string }
}

/** `colour` is `#rrggbb`. Its hue stays; it becomes darker or brighter until it is readable. */
export function accentOf(colour: string): Accent {
  const light = towards(colour, '#000000', LIGHT_GROUND)
  const dark = towards(colour, '#ffffff', DARK_GROUND)
  return { light: { fill: light, ink: inkOn(light) }, dark: { fill: dark, ink: inkOn(dark) } }
}

function towards(colour: string, end: string, ground: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, end, share)
    if (contrast(mixed, ground) >= READABLE) return mixed
  }
  return end
}

const inkOn = (fill: string) => (contrast(fill, '#ffffff') >= READABLE ? '#ffffff' : '#14110f')

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function mix(colour: string, end: string, share: number): string {
  const to = channels(end)
  const mixed = channels(colour).map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** By WCAG 2.2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
