import { describe, expect, test } from 'vitest'
import { isThorough } from '../tests/thorough.ts'
import { checkOrder } from './check-order.ts'
import { clouds, prod } from './testing.ts'

test.each(clouds)('everything in $name comes after what it needs', ({ json }) => {
  expect(checkOrder(json)).toEqual([])
})

describe('what is taken away is missed', () => {
  const cases = Object.entries({ ...prod.json.resource, ...prod.json.data }).flatMap(([type, instances]) =>
    Object.entries(instances).flatMap(([id, { depends_on }]) =>
      ((depends_on ?? []) as string[]).map((entry) => ({ type, id, entry })),
    ),
  )

  /** What many resources of a type have in common is proven for a few of them. */
  const sample = Object.values(
    Object.groupBy(cases, ({ type, entry }) => `${type} ${entry.replace(/\.[^.]+$/, '')}`),
  ).flatMap((alike = []) => (isThorough ? alike : alike.slice(0, 5)))

  /** The same cloud without one entry of one resource's `depends_on`. */
  function without(type: string, id: string, entry: string) {
    const kind = prod.json.resource[type] ? 'resource' : 'data'
    const instances = prod.json[kind][type]
    const { depends_on = [], ...others } = instances?.[id] ?? {}
    const block = { ...others, depends_on: (depends_on as string[]).filter((each) => each !== entry) }
    return { ...prod.json, [kind]: { ...prod.json[kind], [type]: { ...instances, [id]: block } } }
  }

  // All of them take minutes.
  test('each entry of depends_on that nothing else implies', { timeout: 300_000 }, () => {
    const unnoticed: string[] = []
    let noticed = 0
    for (const { type, id, entry } of sample) {
      const mutated = without(type, id, entry)
      if (checkOrder(mutated).length > 0) noticed++
      else if (!isImplied(mutated, `${type}.${id}`, entry)) unnoticed.push(`${type}.${id} without ${entry}`)
    }
    expect(unnoticed).toEqual([])
    expect(noticed).toBeGreaterThan(isThorough ? 100 : 50)
  })

  test.each(['google_cloud_run_v2_service_iam_member', 'google_service_account_iam_member'])(
    'all of %s',
    (type) => {
      const copy = structuredClone(prod.json)
      delete copy.resource[type]
      expect(checkOrder(copy)).not.toEqual([])
    },
  )

  /**
   * Whether Terraform would still create `entry` first by its own rules, which follow references and depends_on
   * transitively.
   */
  function isImplied(json: typeof prod.json, from: string, entry: string): boolean {
    const seen = new Set<string>()
    const queue = [from]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [type = '', id = ''] = next.replace(/^data\./, '').split('.')
      const text = JSON.stringify(json.resource[type]?.[id] ?? json.data[type]?.[id] ?? null)
      for (const [address] of text.matchAll(/google_[a-z0-9_]+\.[A-Za-z0-9_-]+/g))
        if (!seen.has(address) && address !== from) {
          seen.add(address)
          queue.push(address)
        }
    }
    return seen.has(entry)
  }
})
