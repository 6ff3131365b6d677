import { invalidArgument } from '../errors.ts'
import type { FieldPath } from '../field-path.ts'
import { formatFieldPath, isName, parseFieldPath } from '../field-path.ts'
import { MAX_AGGREGATIONS } from '../limits.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Value } from '../value.ts'
import { double, integer, nullValue } from '../value.ts'
import type { Aggregation } from './messages.ts'
import type { Query } from './query.ts'

const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)

interface Reader {
  query(query: Query): Promise<StoredDocument[]>
  count(query: Query, upTo: number): Promise<number>
}

interface Totals {
  integers: bigint
  doubles: number
  anyDouble: boolean
  numbers: number
}

function totalsOf(documents: StoredDocument[], path: FieldPath): Totals {
  const totals: Totals = { integers: 0n, doubles: 0, anyDouble: false, numbers: 0 }
  for (const document of documents) {
    const value = document.value(path)
    if (value?.valueType === 'integerValue') {
      totals.integers += BigInt(value.integerValue)
      totals.numbers++
    } else if (value?.valueType === 'doubleValue') {
      totals.doubles += value.doubleValue
      totals.anyDouble = true
      totals.numbers++
    }
  }
  return totals
}

/**
 * The sum stays an integer while every value is one and the total fits; otherwise it is a double. Source:
 * Aggregation.Sum in query.proto.
 */
function sum({ integers, doubles, anyDouble }: Totals): Value {
  if (anyDouble || integers > MAX_INT64 || integers < MIN_INT64) return double(Number(integers) + doubles)
  return integer(integers)
}

function average({ integers, doubles, numbers }: Totals): Value {
  return numbers === 0 ? nullValue : double((Number(integers) + doubles) / numbers)
}

const pathOf = ({ sum: total, avg }: Aggregation): FieldPath | null => {
  const field = total?.field ?? avg?.field
  return field ? parseFieldPath(field.fieldPath ?? '') : null
}

/**
 * The query as production reads it for sums and averages: it is also ordered by the aggregated fields, so they must be
 * in the index, and documents without them are left out.
 */
export function withAggregated(query: Query, aggregations: Aggregation[]): Query {
  const texts = new Set(query.orders.map((order) => formatFieldPath(order.path)))
  const orders = [...query.orders]
  for (const path of aggregations.map(pathOf)) {
    if (!path || isName(path) || texts.has(formatFieldPath(path)) || isFixed(query, path)) continue
    texts.add(formatFieldPath(path))
    orders.push({ path, descending: query.nameDescending })
  }
  // A cursor that ends with a name cannot be followed by more fields, because the name always comes last.
  return query.start?.complete || query.end?.complete ? query : { ...query, orders }
}

function isFixed({ disjuncts }: Query, path: FieldPath): boolean {
  const text = formatFieldPath(path)
  return disjuncts.every((conditions) =>
    conditions.some((each) => each.kind === 'equal' && formatFieldPath(each.path) === text),
  )
}

/** The values by alias. Only documents that have every aggregated field count, even for `count`. */
export async function runAggregation(
  reader: Reader,
  query: Query,
  aggregations: Aggregation[],
): Promise<Record<string, Value>> {
  if (aggregations.length === 0) throw invalidArgument('Aggregations can not be empty.')
  if (aggregations.length > MAX_AGGREGATIONS) {
    throw invalidArgument(
      `The maximum number of aggregations allowed in an aggregation query is ${MAX_AGGREGATIONS}. Received: ${aggregations.length}`,
    )
  }
  const named = aggregations.map(
    (aggregation, i) => [aggregation.alias || `field_${i + 1}`, aggregation] as const,
  )
  const twice = named.find(([alias], i) => named.findIndex(([other]) => other === alias) < i)
  if (twice) throw invalidArgument(`Aggregation aliases contain duplicate alias: ${twice[0]}.`)
  const paths = aggregations.map(pathOf).filter((path) => path !== null)
  if (paths.some(isName)) throw invalidArgument('Aggregations are not supported for the field: __name__')
  const upTo = ({ count }: Aggregation) => Number(count?.upTo?.value ?? Number.POSITIVE_INFINITY)

  if (paths.length === 0) {
    const most = Math.max(...aggregations.map(upTo))
    const count = await reader.count(query, most)
    return Object.fromEntries(
      named.map(([alias, each]) => [alias, integer(BigInt(Math.min(count, upTo(each))))]),
    )
  }
  const documents = (await reader.query(query)).filter((document) =>
    paths.every((path) => document.value(path)),
  )
  const totals = new Map(paths.map((path) => [formatFieldPath(path), totalsOf(documents, path)]))
  return Object.fromEntries(
    named.map(([alias, aggregation]) => {
      const path = pathOf(aggregation)
      if (!path) return [alias, integer(BigInt(Math.min(documents.length, upTo(aggregation))))]
      const found = totals.get(formatFieldPath(path))!
      return [alias, aggregation.sum ? sum(found) : average(found)]
    }),
  )
}
