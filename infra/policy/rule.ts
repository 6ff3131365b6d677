import type { Cloud, Resource } from './cloud.ts'
import { valueAt } from './cloud.ts'

export type Severity = 'critical' | 'high' | 'medium' | 'low'

export interface Breach {
  address: string
  /** The path inside the resource; null when the resource itself is too much, or missing. */
  attribute: string | null
  /** What is there, and what should be. */
  message: string
}

export interface Rule {
  /** Never reused: waivers and reports name it. */
  id: string
  severity: Severity
  /** What goes wrong otherwise. */
  why: string
  /** What to change. */
  mend: string
  link: string
  check(cloud: Cloud): Iterable<Breach>
  /** The attributes that it judges, by type: `*` at the end covers everything below. */
  judges: Readonly<Record<string, readonly string[]>>
}

export type Wanted = {
  /** Completes "it must be". */
  words: string
  allows(value: unknown, resource: Resource, cloud: Cloud): boolean
}

interface WantRule extends Omit<Rule, 'check' | 'judges'> {
  on: string
  /** Only resources for which this holds; all of the type without it. */
  where?: (resource: Resource, cloud: Cloud) => boolean
  /** By dotted path. Undefined is judged like any other value. */
  wants: Readonly<Record<string, Wanted>>
}

/** A rule about single attributes of a type of resources. */
export function wants({ on, where = () => true, wants: wanted, ...rule }: WantRule): Rule {
  return {
    ...rule,
    judges: { [on]: Object.keys(wanted) },
    *check(cloud) {
      for (const resource of cloud.all(on)) {
        if (!where(resource, cloud)) continue
        for (const [path, { words, allows }] of Object.entries(wanted)) {
          const value = valueAt(resource.attributes, path)
          if (!allows(value, resource, cloud))
            yield {
              address: resource.address,
              attribute: path,
              message: `${path} is ${shown(cloud, value)}; it must be ${words}`,
            }
        }
      }
    },
  }
}

const shown = (cloud: Cloud, value: unknown) =>
  value === undefined ? 'missing' : cloud.named(typeof value === 'string' ? value : JSON.stringify(value))

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export const is = (expected: unknown): Wanted => ({
  words: expected === undefined ? 'left out' : JSON.stringify(expected),
  allows: (value) => same(value, expected),
})

/** The same, where what is expected depends on the resource or its environment. */
export const equals = (words: string, expected: (resource: Resource, cloud: Cloud) => unknown): Wanted => ({
  words,
  allows: (value, resource, cloud) => same(value, expected(resource, cloud)),
})

/** A text that has this form once references are replaced by names (see `Cloud.named`). */
export const reads = (words: string, expected: (resource: Resource, cloud: Cloud) => string): Wanted => ({
  words,
  allows: (value, resource, cloud) =>
    typeof value === 'string' && cloud.named(value) === expected(resource, cloud),
})

/** The same for a block, as JSON. */
export const readsBlock = (words: string, expected: string): Wanted => ({
  words,
  allows: (value, _resource, cloud) => cloud.named(JSON.stringify(value)) === expected,
})

export const matches = (words: string, pattern: RegExp): Wanted => ({
  words,
  allows: (value) => typeof value === 'string' && pattern.test(value),
})

export const between = (from: number, to: number): Wanted => ({
  words: `from ${from} to ${to}`,
  allows: (value) => typeof value === 'number' && value >= from && value <= to,
})

/** A breach for each difference between what is there and what is expected, both as texts. */
export function* differences(
  found: ReadonlyMap<string, string>,
  expected: ReadonlySet<string>,
  { missing, extra }: { missing: string; extra: string },
): Iterable<Breach> {
  for (const each of expected)
    if (!found.has(each)) yield { address: 'the stack', attribute: null, message: `${missing}: ${each}` }
  for (const [each, address] of found)
    if (!expected.has(each)) yield { address, attribute: null, message: `${extra}: ${each}` }
}
