import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contrast, difference, type Light, over, parseColour, seen, VISIONS } from './colour.ts'

const source = join(import.meta.dirname, '..')
const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const tokens = new Map(
  [...css.matchAll(/^ {2}--([\w-]+): light-dark\((.+?), ((?:#|rgb).+?)\);$/gm)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }],
  ),
)
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

function colour(name: string, theme: Theme) {
  const token = tokens.get(name)
  if (!token) throw new Error(`tokens.css has no --${name}`)
  return parseColour(token[theme])
}
const opaque = (name: string, theme: Theme): Light => colour(name, theme).light

const GROUNDS = ['paper', 'paper-raised', 'paper-sunk']
const TONES = ['accent', 'danger', 'ok', 'warn', 'info']
const CHART = [1, 2, 3, 4, 5, 6].map((number) => `chart-${number}`)

describe.each(THEMES)('the %s theme', (theme) => {
  test.each(
    ['ink', 'ink-soft', 'ink-faint', ...TONES].flatMap((ink) => GROUNDS.map((ground) => [ink, ground])),
  )('%s can be read on %s', (ink = '', ground = '') => {
    expect(contrast(opaque(ink, theme), opaque(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(TONES.flatMap((tone) => GROUNDS.map((ground) => [tone, ground])))(
    '%s can be read on its own wash on %s',
    (tone = '', ground = '') => {
      const wash = over(colour(`${tone}-wash`, theme), opaque(ground, theme))
      expect(contrast(opaque(tone, theme), wash)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-strong'],
    ['paper', 'ink'],
  ])('%s can be read on %s', (ink, ground) => {
    expect(contrast(opaque(ink, theme), opaque(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(
    ['line-strong', ...CHART].flatMap((edge) => ['paper', 'paper-raised'].map((ground) => [edge, ground])),
  )('%s can be seen on %s', (edge = '', ground = '') => {
    expect(contrast(opaque(edge, theme), opaque(ground, theme))).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(VISIONS) as (keyof typeof VISIONS)[])(
    'the series of a chart are told apart with %s vision',
    (vision) => {
      const series = CHART.map((name) => seen(opaque(name, theme), vision))
      const differences = series.flatMap((one, at) =>
        series.slice(at + 1).map((other) => difference(one, other)),
      )
      expect(Math.min(...differences)).toBeGreaterThan(0.1)
    },
  )
})

test('type sizes and z-indexes come from the theme', () => {
  const adHoc = /\bz-\d|\bz-\[|\btext-\[\d|\bzIndex\b/
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes('.test.'),
  )
  expect(files.filter((name) => adHoc.test(readFileSync(join(source, name), 'utf8')))).toEqual([])
})
