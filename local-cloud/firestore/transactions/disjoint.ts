import { formatFieldPath } from '../field-path.ts'
import { groupOf } from '../names.ts'
import type { Condition } from '../query/condition.ts'
import type { Query, Scope } from '../query/query.ts'

function scopesMeet(a: Scope, b: Scope): boolean {
  if (a.kind === 'collection' && b.kind === 'collection') return a.collection === b.collection
  const group = (scope: Scope) => (scope.kind === 'collection' ? groupOf(scope.collection) : scope.group)
  return group(a) === '' || group(b) === '' || group(a) === group(b)
}

function exclude(a: Condition[], b: Condition[]): boolean {
  return a.some((left) => {
    if (left.kind !== 'equal') return false
    const path = formatFieldPath(left.path)
    return b.some(
      (right) =>
        right.kind === 'equal' && formatFieldPath(right.path) === path && !right.key.equals(left.key),
    )
  })
}

/** Whether no document can match both queries: they differ in collection, or in the value of a field that both fix. */
export function areDisjoint(a: Query, b: Query): boolean {
  if (!scopesMeet(a.scope, b.scope)) return true
  return a.disjuncts.every((left) => b.disjuncts.every((right) => exclude(left, right)))
}
