import { invalidArgument, unimplemented } from '../errors.ts'
import type { FieldPath } from '../field-path.ts'
import { formatFieldPath, isName, parseFieldPath } from '../field-path.ts'
import { pathKey } from '../keys/name-key.ts'
import { valueKey } from '../keys/value-key.ts'
import type { Names } from '../names.ts'
import type { Condition } from './condition.ts'
import { isRange } from './condition.ts'
import { parseFilter } from './filter.ts'
import type { CursorMessage, StructuredQuery } from './messages.ts'
import type { Cursor, Order, Query, Scope } from './query.ts'
import { cursorKey } from './suffix.ts'

function parseScope(names: Names, parent: string, { from = [] }: StructuredQuery): Scope {
  const [selector, ...others] = from
  if (!selector || others.length > 0) throw invalidArgument('A query must select exactly one collection.')
  const { collectionId = '', allDescendants = false } = selector
  const ancestor = names.parent(parent)
  if (collectionId && !allDescendants) {
    return { kind: 'collection', collection: names.collection(ancestor, collectionId) }
  }
  if (collectionId) names.collection('', collectionId)
  return { kind: 'group', group: collectionId, ancestor, direct: !allDescendants }
}

/** Computes where a referenced document sorts among the names of the scope, which need not contain it. */
function nameKeyFor(names: Names, scope: Scope) {
  return (reference: string): Buffer => {
    const path = names.relative(reference)
    if (scope.kind === 'group') return pathKey(path)
    const collection = pathKey(scope.collection)
    const key = pathKey(path)
    if (key.subarray(0, collection.length).equals(collection)) return key.subarray(collection.length)
    return Buffer.compare(key, collection) < 0 ? Buffer.alloc(0) : Buffer.of(0xff)
  }
}

const afterTheKey = () => invalidArgument('order by clause cannot contain more fields after the key')

/** The complete order: as given, then the fields of inequalities, then the name. Source: `order_by` in query.proto. */
function parseOrders(message: StructuredQuery, disjuncts: Condition[][]) {
  const orders: Order[] = []
  let nameDescending: boolean | null = null
  for (const { field, direction } of message.orderBy ?? []) {
    const path = parseFieldPath(field?.fieldPath ?? '')
    const descending = direction === 'DESCENDING'
    if (nameDescending !== null) throw afterTheKey()
    if (orders.some((order) => formatFieldPath(order.path) === formatFieldPath(path))) {
      throw invalidArgument(`order by clause cannot contain duplicate fields ${formatFieldPath(path)}`)
    }
    if (isName(path)) nameDescending = descending
    else orders.push({ path, descending })
  }
  const descending = nameDescending ?? orders.at(-1)?.descending ?? false
  const given = new Set(orders.map((order) => formatFieldPath(order.path)))
  const implied = new Map<string, FieldPath>()
  for (const condition of disjuncts.flat()) {
    const text = formatFieldPath(condition.path)
    if (isRange(condition) && !isName(condition.path) && !given.has(text)) implied.set(text, condition.path)
  }
  if (implied.size > 0 && nameDescending !== null) throw afterTheKey()
  for (const text of [...implied.keys()].sort()) orders.push({ path: implied.get(text)!, descending })
  const cursors = message.startAt ?? message.endAt
  return { orders: cursors ? orders : orders.filter(varies(disjuncts)), nameDescending: descending }
}

/** A field that an equality fixes does not affect the order and needs no place in an index. */
function varies([conditions, ...more]: Condition[][]) {
  if (!conditions || more.length > 0) return () => true
  const fixed = conditions
    .filter((condition) => condition.kind === 'equal')
    .map(({ path }) => formatFieldPath(path))
  return ({ path }: Order) => !fixed.includes(formatFieldPath(path))
}

/** Throws INVALID_ARGUMENT or UNIMPLEMENTED. `parent` is a full resource name. */
export function parseQuery(names: Names, parent: string, message: StructuredQuery): Query {
  if (message.findNearest) throw unimplemented('Vector search (findNearest) in anything but RunQuery')
  const scope = parseScope(names, parent, message)
  const nameKey = nameKeyFor(names, scope)
  const disjuncts = parseFilter(message.where, nameKey)
  const { orders, nameDescending } = parseOrders(message, disjuncts)

  function parseCursor(cursor: CursorMessage | undefined): Cursor | null {
    if (!cursor) return null
    const values = cursor.values ?? []
    if (values.length > orders.length + 1) throw invalidArgument('Cursor has too many values.')
    const last = values.length === orders.length + 1 ? values.at(-1)! : null
    if (last && last.valueType !== 'referenceValue') {
      throw invalidArgument('Cursor __key__ value is not a document reference.')
    }
    const keys = values.slice(0, orders.length).map(valueKey)
    const name = last?.valueType === 'referenceValue' ? nameKey(last.referenceValue) : null
    const key = cursorKey(orders, nameDescending, keys, name)
    return { key, before: cursor.before ?? false, complete: name !== null }
  }

  const { offset = 0, limit } = message
  if (offset < 0) throw invalidArgument('offset is negative')
  if (limit && (limit.value ?? 0) < 0) throw invalidArgument('limit is negative')
  return {
    scope,
    disjuncts,
    orders,
    nameDescending,
    start: parseCursor(message.startAt),
    end: parseCursor(message.endAt),
    offset,
    limit: limit ? (limit.value ?? 0) : Number.POSITIVE_INFINITY,
    select: message.select
      ? (message.select.fields ?? []).map((field) => parseFieldPath(field.fieldPath ?? ''))
      : null,
  }
}
