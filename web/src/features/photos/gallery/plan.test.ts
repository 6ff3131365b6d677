import { expect, test } from 'vitest'
import { STRETCH_SIZE } from '../page-size.ts'
import { planStretches } from './plan.ts'

const days = (counts: Record<string, number>) =>
  Object.entries(counts).map(([day, count]) => ({ day, count }))

test('packs neighbouring days into about one page', () => {
  const plan = planStretches(
    days({ '2024-05-09': 60, '2024-05-07': 60, '2024-05-06': 60, '2024-04-01': 400, '2024-03-01': 1 }),
  )
  expect(plan.map(({ from, to }) => [to, from])).toEqual([
    ['2024-05-09', '2024-05-07'],
    ['2024-05-06', '2024-05-06'],
    ['2024-04-01', '2024-04-01'],
    ['2024-03-01', '2024-03-01'],
  ])
})

test('a new photo does not move the edges of fetched stretches', () => {
  const before = planStretches(days({ '2024-05-09': 140, '2024-05-05': 5, '2024-05-01': 150 }))
  const after = planStretches(
    days({
      '2024-05-12': 2,
      '2024-05-09': 160,
      '2024-05-07': 1,
      '2024-05-05': 5,
      '2024-05-03': 1,
      '2024-05-01': 150,
    }),
    before,
  )
  const edges = (plan: typeof before) => plan.map(({ from, to }) => `${to}…${from}`)
  expect(edges(after)).toEqual([
    '2024-05-12…2024-05-12',
    '2024-05-09…2024-05-05',
    '2024-05-03…2024-05-03',
    '2024-05-01…2024-05-01',
  ])
  expect(after[1]!.days.map(({ day }) => day)).toEqual(['2024-05-09', '2024-05-07', '2024-05-05'])
})

test('a stretch whose days are all gone disappears', () => {
  const before = planStretches(days({ '2024-05-09': 150, '2024-05-01': 150 }))
  expect(planStretches(days({ '2024-05-01': 150 }), before)).toHaveLength(1)
})

test('100,000 photos make stretches of at most a page, and lose no day', () => {
  const many = Array.from({ length: 2500 }, (_, i) => ({
    day: new Date(Date.UTC(2024, 0, 1) - i * 86_400_000).toISOString().slice(0, 10),
    count: 40,
  }))
  const plan = planStretches(many)
  expect(plan.flatMap((stretch) => stretch.days)).toEqual(many)
  for (const { days } of plan)
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(STRETCH_SIZE)
  expect(planStretches(many, plan)).toEqual(plan)
})
