import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENVIRONMENTS, readEnvironments } from '../../infra/environment-files.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { costOf, total } from '../../local-cloud/billing/cost.ts'
import type { Quantities } from '../../local-cloud/billing/prices.ts'
import { disagreements, excessesOf } from './budget.ts'
import { differenceText } from './difference.ts'
import { fixedOf } from './fixed.ts'
import type { Measured } from './measured.ts'
import { PROFILE } from './month.ts'

const measuredOf = (used: Quantities): Measured => ({
  actions: { photo: { used, storedBytes: 0 } },
  schedules: {},
})
const USED: Quantities = {
  'run requests': 3,
  'firestore reads': 10,
  'pubsub throughput': 3900,
  'run vCPU': 1,
}
const BUDGET = measuredOf(USED)

describe('the budget', () => {
  test.each<[string, Quantities, string[]]>([
    ['the same fits', {}, []],
    ['less fits', { 'firestore reads': 4 }, []],
    ['a few bytes more fit', { 'pubsub throughput': 4000 }, []],
    ['many bytes more do not', { 'pubsub throughput': 6000 }, ['pubsub throughput']],
    ['seconds of a busy machine fit', { 'run vCPU': 5 }, []],
    ['seconds of another order do not', { 'run vCPU': 30 }, ['run vCPU']],
    ['one more request does not', { 'run requests': 4 }, ['run requests', 'price']],
    ['what is new does not', { 'firestore deletes': 1 }, ['firestore deletes', 'price']],
  ])('%s', (_name, change, expected) => {
    const found = excessesOf(measuredOf({ ...USED, ...change }), BUDGET)
    expect(found.map(({ what }) => what)).toEqual(expected)
    expect(new Set(found.map(({ action }) => action)).size).toBe(expected.length > 0 ? 1 : 0)
  })

  test('an action without a budget is over it', () => {
    expect(excessesOf(BUDGET, { actions: {}, schedules: {} })).not.toEqual([])
  })

  test('two runs must agree about what is counted, not about seconds and sizes', () => {
    const other = (change: Quantities) => disagreements(BUDGET, measuredOf({ ...USED, ...change }))
    expect(other({ 'run vCPU': 2, 'pubsub throughput': 4000 })).toEqual([])
    expect(other({ 'firestore reads': 11 })).toEqual(['photo: 10 and 11 of "firestore reads"'])
    expect(other({ 'firestore writes': 1 })).toEqual(['photo: 0 and 1 of "firestore writes"'])
  })

  test('the committed budget has every action of the profile', () => {
    const budget = JSON.parse(readFileSync(join(import.meta.dirname, 'budget.json'), 'utf8')) as Measured
    expect(Object.keys(budget.actions).sort()).toEqual(Object.keys(PROFILE).sort())
    for (const { used } of Object.values(budget.actions)) expect(used['run requests']).toBeGreaterThan(0)
  })
})

test('a pull request is told which operations an action has more, in dollars', () => {
  const after = measuredOf({ ...USED, 'firestore reads': 12, 'run vCPU': 9 })
  // 3 × 0.0000004 + 10 × 0.0000003 + 3,900 × 40 / 2^40 = 0.0000043, and two reads more are 0.0000006
  expect(differenceText(BUDGET, after)).toBe(
    [
      '| Action | Operations | before | after |',
      '|---|---|---|---|',
      '| photo | firestore reads 10 → 12 | $0.0000043 | $0.0000049 |',
    ].join('\n'),
  )
  expect(differenceText(BUDGET, measuredOf({ ...USED, 'run vCPU': 9 }))).toBe(
    'Nothing costs more or less than before.',
  )
})

test('an environment with a load balancer and a firewall costs something before anybody comes', () => {
  const environments = readEnvironments(ENVIRONMENTS)
  const tick = { used: { 'run requests': 1 }, storedBytes: 0 }
  const schedules = { 'campaign-tick': tick, 'sweep-tick': tick }
  const partsOf = (name: string) => {
    const environment = environments.find((each) => each.name === name)
    if (!environment) throw new Error(`There is no ${name}`)
    return new Map(
      fixedOf(synthesize(environment).resource, { schedules }).map((part) => [part.name, part.used]),
    )
  }
  const prod = partsOf('prod')
  // 730 h × 0.025, although there are four rules
  expect(total(costOf(prod.get('load balancer') ?? {}))).toBeCloseTo(18.25, 8)
  // 730 × 60 minutes, and a fifth of them
  expect(prod.get('ticks of campaign-tick, * * * * *')?.['run requests']).toBe(43_800)
  expect(prod.get('ticks of sweep-tick, */5 * * * *')?.['run requests']).toBe(8760)
  expect(prod.get('firewall')?.['firewall policies']).toBe(1)
  expect(partsOf('dev').has('load balancer')).toBe(false)
})
