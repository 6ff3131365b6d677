// What a change of the synthesized cloud means, from two syntheses alone.
import { isDeepStrictEqual } from 'node:util'
import type { Attributes, Change, Resources } from './change.ts'
import { costsOf } from './costs.ts'
import { exposureOf } from './exposure.ts'
import type { Finding, Kind } from './finding.ts'
import { lossesOf } from './losses.ts'
import { HOLDING, REPLACING, REPLACING_ANYWHERE } from './replacing.ts'
import { sizesOf } from './sizes.ts'

export const planOf = (before: Resources, after: Resources): Finding[] => [
  ...changesBetween(before, after).flatMap(findingsOf),
  ...costsOf(before, after),
]

function findingsOf(change: Change): Finding[] {
  const { address } = change
  const finding = (kind: Kind) => (what: string) => ({ kind, address, what })
  return [
    ...existenceOf(change),
    ...lossesOf(change).map(finding('data-loss')),
    ...exposureOf(change).map(finding('exposure')),
    ...sizesOf(change).map(finding('size')),
  ]
}

function changesBetween(before: Resources, after: Resources): Change[] {
  const types = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...types].flatMap((type) => {
    const ids = new Set([...Object.keys(before[type] ?? {}), ...Object.keys(after[type] ?? {})])
    return [...ids].flatMap((id) => {
      const change = {
        type,
        address: `${type}.${id}`,
        before: before[type]?.[id] ?? null,
        after: after[type]?.[id] ?? null,
      }
      return isDeepStrictEqual(meaning(change.before), meaning(change.after)) ? [] : [change]
    })
  })
}

/** Without the construct's path and the order, which change nothing in the cloud. */
function meaning(attributes: Attributes | null): unknown {
  if (!attributes) return null
  const { '//': _, depends_on: __, ...rest } = attributes
  return rest
}

function existenceOf({ type, address, before, after }: Change): Finding[] {
  if (type.endsWith('_iam_member'))
    return [
      ...(before ? [{ kind: 'iam' as const, address, what: `no longer: ${bindingText(before)}` }] : []),
      ...(after ? [{ kind: 'iam' as const, address, what: `new: ${bindingText(after)}` }] : []),
    ]
  const holds = HOLDING[type]
  if (!after)
    return holds
      ? [{ kind: 'data-loss', address, what: `is removed, and with it ${holds}` }]
      : [{ kind: 'change', address, what: 'is removed' }]
  if (!before) return [{ kind: 'change', address, what: 'is new' }]
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => name !== '//' && name !== 'depends_on' && !isDeepStrictEqual(before[name], after[name]),
  )
  const replacing = changed.filter((name) => isReplacing(type, name))
  if (replacing.length === 0) return [{ kind: 'change', address, what: `changes in ${changed.join(', ')}` }]
  const what = `is destroyed and made anew, because ${replacing.join(', ')} changes`
  return [
    { kind: 'replacement', address, what },
    ...(holds ? [{ kind: 'data-loss' as const, address, what: `is made anew without ${holds}` }] : []),
  ]
}

function isReplacing(type: string, attribute: string): boolean {
  const names = REPLACING[type] ?? REPLACING_ANYWHERE
  return names.includes('*') || names.includes(attribute)
}

/** Who, which role, and on what: whatever attribute names the resource. */
function bindingText({ role, member, condition, '//': _, depends_on: __, ...on }: Attributes): string {
  const where = Object.entries(on).map(([name, value]) => `${name} ${value}`)
  return `${member} is ${role} on ${where.join(', ')}${condition ? ' (with a condition)' : ''}`
}
