import { expect, test } from 'vitest'
import type { JobPay, SkillDemand } from '../../../../../services/careers/insights/schemas.ts'
import { supportOf } from './counting.ts'
import { payGroups } from './pay.ts'

const pay = (jobId: string, low: number | null, high: number | null, more: Partial<JobPay> = {}): JobPay => ({
  jobId,
  low,
  high,
  currency: 'EUR',
  period: 'year',
  ...more,
})

test('amounts of another currency or period have a picture of their own, the largest first', () => {
  const groups = payGroups([
    pay('dollars', 1, 2, { currency: 'USD' }),
    pay('low', 50_000_00, 60_000_00),
    pay('hourly', 20_00, 30_00, { period: 'hour' }),
    pay('high', null, 90_000_00),
    pay('middle', 70_000_00, null),
  ])
  expect(groups.map(({ id }) => id)).toEqual(['EUR year', 'EUR hour', 'USD year'])
  expect(groups[0]?.pays.map(({ jobId }) => jobId)).toEqual(['high', 'middle', 'low'])
  expect(groups[0]?.median).toBe(70_000_00)
})

test('skills are supported or gaps, by category', () => {
  const skill = (name: string, category: string, isSupported: boolean) =>
    ({ name, category, isSupported }) as SkillDemand
  const support = supportOf([
    skill('Go', 'Languages', false),
    skill('AWS', 'Clouds', true),
    skill('TypeScript', 'Languages', true),
  ])
  expect(support.map(({ category, supported, gaps }) => [category, supported.length, gaps.length])).toEqual([
    ['Languages', 1, 1],
    ['Clouds', 1, 0],
  ])
})
