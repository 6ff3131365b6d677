import type { Attributes, Resource } from '../cloud.ts'
import { WITHOUT_MEANING } from '../mutants/equivalent.ts'
import type { Breach, Rule } from '../rule.ts'

/** Names of attributes that are judged wherever they stand. */
const JUDGED_EVERYWHERE = ['project', 'provider', 'lifecycle']

/** Finds what no other rule looks at, so that nothing new goes by unseen. */
export function unjudgedRule(others: readonly Rule[]): Rule {
  const judged = new Map<string, string[]>()
  for (const { judges } of others)
    for (const [type, paths] of Object.entries(judges))
      judged.set(type, [...(judged.get(type) ?? []), ...paths])

  return {
    id: 'everything-is-judged',
    severity: 'low',
    why: 'An attribute that no rule knows could be anything, and a type without rules is outside of the policy.',
    mend: 'Write a rule about it, in the file of its subject.',
    link: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs',
    judges: {},
    *check(cloud): Iterable<Breach> {
      for (const type of cloud.types) {
        const paths = judged.get(type)
        for (const resource of cloud.all(type))
          if (!paths) yield { address: resource.address, attribute: null, message: `no rule knows ${type}` }
          else yield* unjudgedIn(resource, paths)
      }
    },
  }
}

function* unjudgedIn({ address, attributes }: Resource, paths: readonly string[]): Iterable<Breach> {
  for (const path of leavesOf(attributes))
    if (!JUDGED_EVERYWHERE.some((each) => isBelow(path, each)) && !paths.some((each) => covers(each, path)))
      yield { address, attribute: path, message: `no rule looks at ${path}` }
}

/** Paths of all values; lists count as their first element, which is how rules name them. */
function* leavesOf(value: unknown, path = ''): Iterable<string> {
  if (typeof value !== 'object' || value === null) return yield path
  const entries = Object.entries(Array.isArray(value) ? Object.assign({}, ...value.filter(isBlock)) : value)
  if (entries.length === 0) return yield path
  for (const [name, each] of entries)
    if (!(name in WITHOUT_MEANING)) yield* leavesOf(each, path === '' ? name : `${path}.${name}`)
}

const isBlock = (value: unknown): value is Attributes => typeof value === 'object' && value !== null

const isBelow = (path: string, above: string) => path === above || path.startsWith(`${above}.`)

const covers = (judged: string, path: string) => {
  const plain = judged.replaceAll(/\.\d+(?=\.|$)/g, '')
  return plain === '*' || isBelow(path, plain.replace(/\.\*$/, ''))
}
