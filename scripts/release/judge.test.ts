import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../local-cloud/seeded-random.ts'
import type { Answered } from './cloud.ts'
import { judge } from './judge.ts'

/** Requests of which every `nth` has this difference. */
const requests = (count: number, nth = 0, difference: Partial<Answered> = {}): Answered[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    service: 'api',
    revision: 'api-1',
    path: '/',
    status: 200,
    ms: 40,
    ...(nth > 0 && (index + 1) % nth === 0 && difference),
  }))

const compare = (old: Answered[], fresh: Answered[]) =>
  judge({ old, new: fresh, slowMs: 1000, isStream: (path) => path === '/events' }).is

const failing = { status: 503 }

test.each<[string, Answered[], Answered[], string]>([
  ['no request yet', requests(500), [], 'undecided'],
  ['one failure of one', requests(500), requests(1, 1, failing), 'undecided'],
  ['three failures of three', requests(500), requests(3, 1, failing), 'worse'],
  ['2 % failures', requests(2000), requests(250, 50, failing), 'worse'],
  [
    'the errors that the old one has, too',
    requests(500, 20, failing),
    requests(200, 20, failing),
    'undecided',
  ],
  ['no free instance', requests(500), requests(100, 2, { status: 429 }), 'undecided'],
  ['200 good requests', requests(500), requests(200), 'fine'],
  ['all slower by half and more', requests(500), requests(10, 1, { ms: 120 }), 'worse'],
  ['slower by less than anybody notices', requests(500), requests(200, 1, { ms: 70 }), 'fine'],
  ['nothing to compare with, and within the limit', [], requests(200, 1, { ms: 900 }), 'fine'],
  ['nothing to compare with, and beyond the limit', [], requests(10, 1, { ms: 1100 }), 'worse'],
  ['streams that last', requests(500), requests(50, 1, { path: '/events', ms: 60_000 }), 'undecided'],
])('%s', (_, old, fresh, verdict) => {
  expect(compare(old, fresh)).toBe(verdict)
})

describe('over a thousand releases', () => {
  const random = seededRandom(7)
  const drawn = (share: number) =>
    Array.from({ length: 1000 }, (_, index): Answered[] => {
      const all = requests(index % 2 === 0 ? 100 : 400)
      return all.map((request) => (random() < share ? { ...request, ...failing } : request))
    })
  const old = requests(500)
  /** How often a revision is taken for worse after any of its requests. */
  const alarms = (releases: Answered[][]) =>
    releases.filter((all) => {
      let failures = 0
      // Only a failure can turn the verdict.
      return all.some(
        ({ status }, index) =>
          status >= 500 && ++failures > 0 && compare(old, all.slice(0, index + 1)) === 'worse',
      )
    }).length

  test('hardly any that is as good as its objective is taken back, however often one looks', () => {
    expect(alarms(drawn(0.001))).toBeLessThanOrEqual(5)
  })

  test('most with 5 % errors are', () => {
    expect(alarms(drawn(0.05))).toBeGreaterThan(850)
  })
})
