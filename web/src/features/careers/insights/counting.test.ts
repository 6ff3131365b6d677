import { expect, test } from 'vitest'
import type { SkillDemand } from '../../../../../services/careers/insights/schemas.ts'
import type { JobTile, Salary } from '../../../../../services/careers/jobs/schemas.ts'
import { placesOf, remoteOf, supportOf } from './counting.ts'
import { payGroups } from './pay.ts'

const tile = (id: string, fields: Partial<JobTile> = {}) =>
  ({ id, title: id, places: [], remote: null, salary: null, ...fields }) as unknown as JobTile

const pay = (minimum: number | null, maximum: number | null, more: Partial<Salary> = {}): Salary => ({
  minimum,
  maximum,
  currency: 'EUR',
  period: 'year',
  isPeriodInferred: false,
  text: '',
  ...more,
})

const place = (name: string) => ({ name, city: name, region: null, country: null, postalCode: null })

test('amounts of another currency or period have a picture of their own, the largest first', () => {
  const groups = payGroups([
    tile('dollars', { salary: pay(1, 2, { currency: 'USD' }) }),
    tile('low', { salary: pay(50_000_00, 60_000_00) }),
    tile('hourly', { salary: pay(20_00, 30_00, { period: 'hour' }) }),
    tile('high', { salary: pay(null, 90_000_00) }),
    tile('middle', { salary: pay(70_000_00, null) }),
    tile('unsaid', { salary: pay(null, null) }),
    tile('no currency', { salary: pay(1, 2, { currency: null }) }),
    tile('no period', { salary: pay(1, 2, { period: null }) }),
    tile('none'),
  ])
  expect(groups.map(({ id }) => id)).toEqual(['EUR year', 'EUR hour', 'USD year'])
  expect(groups[0]?.pays.map(({ job }) => job.id)).toEqual(['high', 'middle', 'low'])
  expect(groups[0]?.median).toBe(70_000_00)
})

test('a job in two places counts in both, and twice in none', () => {
  const jobs = [
    tile('a', { places: [place('Berlin'), place('Munich')] }),
    tile('b', { places: [place('Munich'), place('Munich')] }),
  ]
  expect(placesOf(jobs)).toEqual([
    { name: 'Munich', jobs: 2 },
    { name: 'Berlin', jobs: 1 },
  ])
})

test('what no posting says about remote work is counted as such', () => {
  expect(remoteOf([tile('a', { remote: 'remote' }), tile('b')])).toEqual([
    { kind: 'remote', jobs: 1 },
    { kind: 'hybrid', jobs: 0 },
    { kind: 'on-site', jobs: 0 },
    { kind: null, jobs: 1 },
  ])
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
