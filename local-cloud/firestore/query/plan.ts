import { failedPrecondition } from '../errors.ts'
import { formatFieldPath, isName } from '../field-path.ts'
import type { Composite, DeclaredIndexes, Direction, IndexScope } from '../indexes/declared.ts'
import type { IndexDefinition } from '../indexes/definition.ts'
import { pathKey } from '../keys/name-key.ts'
import { MAX_INDEXED_VALUE_BYTES } from '../limits.ts'
import type { Condition } from './condition.ts'
import type { Interval } from './interval.ts'
import { asIndexed, EVERYTHING, flipped, intersect, startingWith } from './interval.ts'
import { compositeMissing, singleMissing } from './missing-index.ts'
import type { Order, Query } from './query.ts'
import { cursorInterval } from './suffix.ts'

type Fixed = Extract<Condition, { key: Buffer }>

/** One index with the values that its leading fields must equal; null is the collection's own name order. */
export interface Source {
  definition: IndexDefinition
  equal: { key: Buffer; descending: boolean }[]
}

/**
 * How one disjunct is answered: the documents that are in all sources within the suffixes and pass the remaining
 * conditions.
 */
export interface DisjunctPlan {
  sources: Source[]
  suffixes: Interval[]
  rest: Condition[]
}

interface Candidate {
  definition: IndexDefinition
  covers: Fixed[]
}

export interface PlanContext {
  declared: DeclaredIndexes
  project: string
  database: string
}

const samePath = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((segment, i) => segment === b[i])

/** Plans every disjunct. Throws FAILED_PRECONDITION where production has no index for it. */
export function planQuery(context: PlanContext, query: Query): DisjunctPlan[] {
  return query.disjuncts.flatMap((conditions) => planDisjunct(context, query, conditions) ?? [])
}

/** Returns null when no document can meet the conditions. */
function planDisjunct(context: PlanContext, query: Query, conditions: Condition[]): DisjunctPlan | null {
  const { orders, scope } = query
  const isOrdered = (condition: Condition) => orders.some((order) => samePath(order.path, condition.path))
  const fixed = new Map<string, Fixed>()
  const others: Condition[] = []
  for (const condition of conditions) {
    if (condition.kind === 'range' || (condition.kind === 'equal' && isOrdered(condition))) {
      others.push(condition)
      continue
    }
    const slot = `${condition.kind} ${formatFieldPath(condition.path)}`
    const same = fixed.get(slot)
    if (same && !same.key.equals(condition.key)) return null
    fixed.set(slot, condition)
  }

  const equal = [...fixed.values()]
  const sources = chooseSources(context, query, equal)
  const leads = (condition: Condition) =>
    orders[0] ? samePath(orders[0].path, condition.path) : isName(condition.path)
  const rest = others.filter((condition) => !leads(condition))
  // Conditions on values that an index truncates are checked again on the document.
  rest.push(...conditions.filter((each) => !rest.includes(each) && isCutOff(each)))

  let suffixes: Interval[] = [EVERYTHING]
  for (const condition of others) {
    if (leads(condition)) suffixes = intersect(suffixes, leadingIntervals(condition, query))
  }
  if (scope.kind === 'group' && scope.ancestor !== '' && orders.length === 0) {
    suffixes = intersect(suffixes, [startingWith(pathKey(scope.ancestor))])
  }
  return { sources, suffixes: intersect(suffixes, [cursorInterval(query)]), rest }
}

function isCutOff(condition: Condition): boolean {
  if (isName(condition.path)) return false
  const tooLong = (key: Buffer | null) => key !== null && key.length >= MAX_INDEXED_VALUE_BYTES
  if (condition.kind !== 'range') return tooLong(condition.key)
  return condition.intervals.some(({ from, to }) => tooLong(from) || tooLong(to))
}

function leadingIntervals(condition: Condition, { orders, nameDescending }: Query): Interval[] {
  const intervals = condition.kind === 'range' ? condition.intervals : [startingWith(condition.key)]
  if (isName(condition.path)) return intervals
  const ascending = intervals.map(asIndexed)
  return orders[0]!.descending === nameDescending ? ascending : ascending.map(flipped).reverse()
}

/** Chooses indexes that together cover the equalities and all end in the query's order. */
function chooseSources(context: PlanContext, query: Query, equal: Fixed[]): Source[] {
  const { scope, orders, nameDescending } = query
  const group =
    scope.kind === 'collection' ? scope.collection.slice(scope.collection.lastIndexOf('/') + 1) : scope.group
  const kind = scope.kind
  const nameOnly: Source = { definition: { group, scope: kind, fields: [] }, equal: [] }
  if (equal.length === 0 && orders.length === 0) {
    if (nameDescending) throw failedPrecondition('Firestore does not support descending key scans')
    return [nameOnly]
  }

  const indexScope: IndexScope = kind === 'collection' ? 'COLLECTION' : 'COLLECTION_GROUP'
  const candidates = [
    ...singles(context.declared, group, indexScope, equal, orders, nameDescending),
    ...context.declared.composites(group, indexScope).flatMap((composite) => {
      return useComposite(composite, equal, orders, nameDescending) ?? []
    }),
  ].map(({ fields, covers }) => ({ definition: { group, scope: kind, fields }, covers }))

  const chosen = cover(candidates, equal)
  if (!chosen) throw missing(context, { group, scope: indexScope, equal, query })
  return chosen.map(({ definition, covers }) => ({
    definition,
    equal: covers.map(({ key }, i) => ({ key, descending: definition.fields[i]!.descending })),
  }))
}

interface Usable {
  fields: IndexDefinition['fields']
  covers: Fixed[]
}

const direction = (descending: boolean): Direction => (descending ? 'DESCENDING' : 'ASCENDING')

/** Automatic indexes: one per equality, or one for the only order. */
function singles(
  declared: DeclaredIndexes,
  group: string,
  scope: IndexScope,
  equal: Fixed[],
  orders: Order[],
  nameDescending: boolean,
): Usable[] {
  const [only, ...more] = orders
  if (only) {
    if (more.length > 0 || equal.length > 0 || only.descending !== nameDescending) return []
    if (!declared.hasSingle(group, scope, only.path, direction(only.descending))) return []
    return [{ fields: [{ path: only.path, kind: 'value', descending: false }], covers: [] }]
  }
  return equal.flatMap((condition): Usable[] => {
    const { path, kind } = condition
    if (kind === 'element') {
      // The automatic array index has ascending names only.
      if (nameDescending || !declared.hasSingle(group, scope, path, 'CONTAINS')) return []
      return [{ fields: [{ path, kind: 'element', descending: false }], covers: [condition] }]
    }
    if (!declared.hasSingle(group, scope, path, direction(nameDescending))) return []
    return [{ fields: [{ path, kind: 'value', descending: false }], covers: [condition] }]
  })
}

/** A declared index serves when equalities come first, in any order, and exactly the query's order follows. */
function useComposite(
  composite: Composite,
  equal: Fixed[],
  orders: Order[],
  nameDescending: boolean,
): Usable | null {
  const leading = composite.fields.length - orders.length
  if (leading < 0 || composite.nameDescending !== nameDescending) return null
  const covers: Fixed[] = []
  for (const { path, direction: own } of composite.fields.slice(0, leading)) {
    const kind = own === 'CONTAINS' ? 'element' : 'equal'
    const condition = equal.find((each) => each.kind === kind && samePath(each.path, path))
    if (!condition) return null
    covers.push(condition)
  }
  for (const [i, order] of orders.entries()) {
    const field = composite.fields[leading + i]!
    if (!samePath(field.path, order.path) || field.direction !== direction(order.descending)) return null
  }
  const fields = composite.fields.map(({ path, direction: own }) => ({
    path,
    kind: own === 'CONTAINS' ? ('element' as const) : ('value' as const),
    descending: own !== 'CONTAINS' && (own === 'DESCENDING') !== nameDescending,
  }))
  return { fields, covers }
}

/** The fewest indexes, chosen greedily, that cover all equalities. */
function cover(candidates: Candidate[], equal: Fixed[]): Candidate[] | null {
  const left = new Set(equal)
  const chosen: Candidate[] = []
  const gain = ({ covers }: Candidate) => covers.filter((condition) => left.has(condition)).length
  if (left.size === 0) return candidates[0] ? [candidates[0]] : null
  while (left.size > 0) {
    const best = candidates.reduce<Candidate | null>((a, b) => (!a || gain(b) > gain(a) ? b : a), null)
    if (!best || gain(best) === 0) return null
    chosen.push(best)
    for (const condition of best.covers) left.delete(condition)
  }
  return chosen
}

function missing(
  { project, database, declared }: PlanContext,
  { group, scope, equal, query }: { group: string; scope: IndexScope; equal: Fixed[]; query: Query },
) {
  const wanted = { project, database, group, scope }
  const { orders, nameDescending } = query
  const fields: Composite['fields'] = [
    ...equal.map(
      ({ path, kind }) => ({ path, direction: kind === 'element' ? 'CONTAINS' : 'ASCENDING' }) as const,
    ),
    ...orders.map(({ path, descending }) => ({ path, direction: direction(descending) })),
  ]
  if (orders.length === 0) {
    const lacking = fields.find(({ path, direction: own }) => !declared.hasSingle(group, scope, path, own))
    if (lacking) return singleMissing(wanted, lacking)
  }
  const [only] = fields
  if (fields.length === 1 && only && orders[0]?.descending === nameDescending)
    return singleMissing(wanted, only)
  return compositeMissing(wanted, { fields, nameDescending })
}
