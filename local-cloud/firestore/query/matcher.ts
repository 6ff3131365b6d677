import { isName } from '../field-path.ts'
import { valueKey } from '../keys/value-key.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Condition } from './condition.ts'
import { contains } from './interval.ts'
import type { Query, Scope } from './query.ts'
import { cursorInterval, nameKeyIn, suffixOf } from './suffix.ts'

export function meets(scope: Scope, condition: Condition, document: StoredDocument): boolean {
  if (condition.kind === 'element') {
    const value = document.value(condition.path)
    if (value?.valueType !== 'arrayValue') return false
    return (value.arrayValue.values ?? []).some((element) => valueKey(element).equals(condition.key))
  }
  const key = isName(condition.path) ? nameKeyIn(scope, document) : document.key(condition.path)
  if (!key) return false
  if (condition.kind === 'equal') return key.equals(condition.key)
  return condition.intervals.some((interval) => contains(interval, key))
}

export function inScope(scope: Scope, document: StoredDocument): boolean {
  if (scope.kind === 'collection') return document.collection.path === scope.collection
  if (scope.group !== '' && document.collection.group !== scope.group) return false
  if (scope.ancestor !== '' && !document.path.startsWith(`${scope.ancestor}/`)) return false
  const depth = scope.ancestor === '' ? 0 : scope.ancestor.split('/').length
  return !scope.direct || document.path.split('/').length === depth + 2
}

/** Whether a document is among a query's results, offset and limit aside. */
export function createMatcher(query: Query) {
  const { scope, disjuncts } = query
  const between = cursorInterval(query)
  return (document: StoredDocument): boolean => {
    if (!inScope(scope, document)) return false
    if (!disjuncts.some((conditions) => conditions.every((condition) => meets(scope, condition, document))))
      return false
    const suffix = suffixOf(query, document)
    return suffix !== null && contains(between, suffix)
  }
}

export type Matcher = ReturnType<typeof createMatcher>
