import { describe, expect, test } from 'vitest'
import { bars } from './bars.ts'
import { calendar, weeksFor } from './calendar.ts'
import { fitText, textWidth, wrapText } from './chart-text.ts'
import { columns } from './columns.ts'
import { funnel } from './funnel.ts'
import { binName, dayBins, histogram } from './histogram.ts'
import { opaque } from './opaque.ts'
import { ranges } from './ranges.ts'
import { coastAround, scatter, spread } from './scatter.ts'
import { type Scene, shapesOf, spotAt } from './scene.ts'
import { type Palette, sheetOf } from './sheet.ts'
import { svgFile } from './svg-file.ts'
import { amountTicks, countTicks } from './ticks.ts'

const PHONE = 296
const WIDTHS = [PHONE, 700, 1200]

const rows = Array.from({ length: 6 }, (_, at) => ({
  id: `skill-${at}`,
  label: `A skill with a very long name indeed, number ${at}`,
  values: [6 - at, at],
  note: '€72,000 a year',
  said: `Skill ${at}`,
}))
const pay = [
  { id: 'a', label: 'Toolmaker', low: 50_000, high: 70_000, said: 'a' },
  { id: 'b', label: 'Engineer, with nothing above', low: 60_000, high: null, said: 'b' },
  { id: 'c', label: 'Engineer, with nothing below', low: null, high: 90_000, said: 'c' },
]
const places = Array.from({ length: 9 }, (_, at) => ({
  id: `job-${at}`,
  x: (at % 3) / 2,
  y: Math.floor(at / 3) / 2,
  group: `family-${at % 2}`,
  said: `Job ${at}`,
}))
const groups = [
  { id: 'family-0', name: 'Engineers of platforms and of everything around them' },
  { id: 'family-1', name: 'Design' },
]
const steps = [12, 8, 3, 0].map((count, at) => ({ id: String(at), label: `Step ${at}`, count, said: '' }))
const days = [
  { day: '2026-03-02', count: 1 },
  { day: '2026-03-29', count: 7 },
]
const hours = Array.from({ length: 48 }, (_, at) => ({
  id: String(at),
  label: `${at % 24}:00`,
  values: [at % 7, at % 2],
  said: `${at}:00`,
}))
const money = (value: number) => `€${value / 1000}k`
const until = '2026-03-31'

const SCENES: [string, (width: number) => Scene][] = [
  ['bars', (width) => bars(rows, width, { inks: ['chart-1', 'chart-2'] })],
  [
    'ranges',
    (width) => ranges(pay, width, { format: money, middle: { value: 65_000, label: 'in the middle' } }),
  ],
  ['scatter', (width) => scatter(places, groups, width)],
  ['funnel', (width) => funnel(steps, width)],
  ['calendar', (width) => calendar(days, width, { until, said: ({ day }) => day })],
  ['columns', (width) => columns(hours, width, ['chart-3', 'chart-1'])],
  ['histogram', (width) => histogram([0, 1, 3, 3, 9, 40], width, binName)],
]

describe.each(SCENES)('%s', (_name, draw) => {
  test.each(WIDTHS)('stay within %i pixels', (width) => {
    const scene = draw(width)
    for (const shape of shapesOf(scene)) {
      if (shape.kind === 'rect') {
        expect(shape.x).toBeGreaterThanOrEqual(0)
        expect(shape.x + shape.width).toBeLessThanOrEqual(width + 0.5)
      }
      if (shape.kind === 'circle') {
        expect(shape.x - shape.r).toBeGreaterThanOrEqual(0)
        expect(shape.x + shape.r).toBeLessThanOrEqual(width)
      }
      if (shape.kind === 'text') {
        const wide = textWidth(shape.text, shape.size)
        const left =
          shape.anchor === 'middle' ? shape.x - wide / 2 : shape.anchor === 'end' ? shape.x - wide : shape.x
        expect(left, shape.text).toBeGreaterThanOrEqual(-4)
        expect(left + wide, shape.text).toBeLessThanOrEqual(width + 12)
      }
    }
  })

  test('draw nothing that is not a number', () => {
    expect(JSON.stringify(draw(PHONE))).not.toMatch(/NaN|Infinity|null/)
  })
})

describe('scales', () => {
  test('the longest bar has the most room, and parts add up', () => {
    const scene = bars(
      [
        { id: 'one', label: 'One', values: [3, 1], said: '' },
        { id: 'two', label: 'Two', values: [1, 0], said: '' },
      ],
      800,
      { inks: ['chart-1', 'chart-2'] },
    )
    const widths = scene.spots.map(
      ({ shapes }) =>
        shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape.x + shape.width] : [])).at(-1)!,
    )
    const start = scene.ground.flatMap((shape) =>
      shape.kind === 'text' && shape.text === '0' ? [shape.x] : [],
    )[0]!
    expect((widths[0]! - start) / (widths[1]! - start)).toBeCloseTo(4, 1)
  })

  test('parts of a column stand on each other, and nothing has no column', () => {
    const data = [
      { id: 'one', label: '1', values: [3, 1], said: '' },
      { id: 'two', label: '2', values: [0, 0], said: '' },
      { id: 'three', label: '3', values: [0, 4], said: '' },
    ]
    const { spots } = columns(data, 600, ['chart-3', 'chart-1'])
    expect(spots.map(({ id }) => id)).toEqual(['one', 'three'])
    const [one, three] = spots.map(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape] : [])),
    )
    expect(one?.[0]?.height).toBeCloseTo(3 * (three![0]!.height / 4), 0)
    expect(one![1]!.y + one![1]!.height).toBeLessThan(one![0]!.y)
    expect(one?.[1]?.y).toBeCloseTo(three![0]!.y)
    expect(three?.[0]?.fill).toBe('chart-1')
  })

  test('counts have whole ticks, from zero, and few where there is little room', () => {
    expect(countTicks(3, 1000)).toEqual([0, 1, 2, 3])
    expect(countTicks(1, 1000)).toEqual([0, 1])
    expect(countTicks(2000, 130)).toEqual([0, 1000, 2000])
  })

  test('amounts have round ticks', () => {
    expect(amountTicks(48_000, 92_000, 400)).toEqual([50_000, 60_000, 70_000, 80_000, 90_000])
  })

  test('a salary that is open above ends in an arrow and not in a second dot', () => {
    const [closed, open] = ranges(pay, 700, { format: money }).spots.map(({ shapes }) =>
      shapes.map(({ kind }) => kind),
    )
    expect(closed).toEqual(['text', 'rect', 'circle', 'circle'])
    expect(open).toEqual(['text', 'path', 'circle'])
  })

  test.each([
    [[0, 0, 1], 1, 2],
    [[0, 13], 1, 14],
    [[0, 20], 2, 11],
    [[3, 90], 7, 13],
  ])('days %j are counted in bins of %i', (values, width, count) => {
    const bins = dayBins(values)
    expect(bins.map(({ from, to }) => to - from)).toEqual(Array.from({ length: count }, () => width))
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length)
  })

  test('a calendar ends with the last day, in the row of its weekday', () => {
    const { spots } = calendar([{ day: until, count: 2 }], 700, { until, said: ({ day }) => day })
    expect(spots).toHaveLength(1)
    // It was a Tuesday.
    const size = (700 - 34) / weeksFor(700)
    expect(spots[0]?.box.y).toBeCloseTo(20 + size, 0)
    expect(spots[0]!.box.x + spots[0]!.box.width).toBeGreaterThan(690 - size)
  })

  test('an island lies around all of its points', () => {
    const coast = coastAround(
      [
        [10, 10],
        [50, 10],
      ],
      10,
    )
    expect(Math.min(...coast.map(([x]) => x))).toBeCloseTo(0)
    expect(Math.max(...coast.map(([x]) => x))).toBeCloseTo(60)
  })
})

test('points on the same spot can all be seen', () => {
  const places = spread(
    Array.from({ length: 5 }, () => [100, 100]),
    7,
  )
  for (const [at, [x, y]] of places.entries())
    for (const [ox, oy] of places.slice(at + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(7)
})

test('the name of a month has room before the next', () => {
  for (const day of ['2026-03-31', '2026-11-26', '2026-07-04']) {
    const { ground } = calendar([], 1094, { until: day, said: () => '' })
    const names = ground.flatMap((shape) => (shape.kind === 'text' && shape.y === 12 ? [shape] : []))
    expect(new Set(names.map(({ text }) => text)).size).toBe(12)
    for (const [at, { x }] of names.entries())
      expect((names[at + 1]?.x ?? x + 30) - x).toBeGreaterThanOrEqual(24)
  }
})

test('the pointer finds the nearest of round spots and the row it is in', () => {
  const { spots } = scatter(places, groups, 700)
  const { box } = spots[4]!
  expect(spotAt(spots, box.x + 3, box.y + 3)).toBe(4)
  expect(spotAt(spots, 1, 1)).toBe(-1)
  expect(spotAt(bars(rows, 700, { inks: ['chart-1'] }).spots, 690, 35)).toBe(1)
})

describe('text', () => {
  test('is cut where it would be too wide', () => {
    expect(fitText('Kubernetes', 13, 200)).toBe('Kubernetes')
    const cut = fitText('Kubernetes and everything', 13, 80)
    expect(cut).toMatch(/^Kuber.*…$/)
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(80)
  })

  test('is wrapped into as many lines as are allowed', () => {
    expect(wrapText('one two three', 10, 200, 2)).toEqual(['one two three'])
    expect(wrapText('one two three four five six seven', 10, 60, 2)).toHaveLength(2)
    expect(wrapText('', 10, 60, 2)).toEqual([])
  })
})

describe('files', () => {
  const inks =
    'chart-1 chart-2 chart-3 chart-4 chart-5 chart-6 ink ink-soft ink-faint line line-strong paper-raised wash'
  const palette = Object.fromEntries(inks.split(' ').map((ink) => [ink, '#123456'])) as Palette
  const file = {
    title: 'Skills & <more>',
    description: 'What "they" ask for',
    legend: [{ label: 'Must have', ink: 'chart-1' as const }],
    scene: bars([{ id: 'c', label: 'C++ & <C>', values: [1], said: 'C++ & <C>: "one" job\u0001' }], 700, {
      inks: ['chart-1'],
    }),
  }

  test('an SVG stands alone: nothing of the page is needed to read it', () => {
    const svg = svgFile(file, palette)
    expect(svg).not.toMatch(/var\(|class=|style=|currentColor|NaN|undefined/)
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect(svg).toContain('<rect width="756"')
    expect(svg).toContain('fill="#ffffff"')
    expect(svg).toMatch(/font-family="[^"]*Arial, sans-serif"/)
    expect(svg).toContain('<title id="title">Skills &amp; &lt;more&gt;</title>')
    expect(svg).toContain('C++ &amp; &lt;C&gt;: &quot;one&quot; job</title>')
  })

  test('title, description and legend stand above the chart', () => {
    const sheet = sheetOf(file)
    expect(sheet.head.filter(({ kind }) => kind === 'text')).toHaveLength(3)
    expect(sheet.y).toBeGreaterThan(80)
    expect(sheet.height).toBeGreaterThan(sheet.y + file.scene.height)
  })

  test.each([
    ['rgb(150, 69, 8)', '#964508'],
    ['rgba(0, 0, 0, 0.5)', '#808080'],
    ['rgba(34, 29, 25, 0.06)', '#f2f1f1'],
  ])('%s becomes %s', (computed, hex) => {
    expect(opaque(computed)).toBe(hex)
  })
})
