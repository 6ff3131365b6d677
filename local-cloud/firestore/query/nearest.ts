// Vector search: the documents whose vectors are nearest to a given one.
// Source: FindNearest in query.proto, and https://firebase.google.com/docs/firestore/vector-search
import { invalidArgument, unimplemented } from '../errors.ts'
import type { FieldPath } from '../field-path.ts'
import { formatFieldPath, parseFieldPath, withField } from '../field-path.ts'
import type { IndexScope } from '../indexes/declared.ts'
import { MAX_NEAREST, MAX_VECTOR_DIMENSIONS } from '../limits.ts'
import type { Names } from '../names.ts'
import { groupOf } from '../names.ts'
import { StoredDocument } from '../state/document.ts'
import { double } from '../value.ts'
import { encodeFields } from '../wire/encode.ts'
import { MEASURES, type Measure, vectorIn } from './distance.ts'
import { createMatcher } from './matcher.ts'
import type { FindNearestMessage, StructuredQuery } from './messages.ts'
import { vectorMissing } from './missing-index.ts'
import { parseQuery } from './parse.ts'
import type { PlanContext } from './plan.ts'
import type { Query } from './query.ts'

export interface Nearest {
  /** The documents to compare with. */
  among: Query
  path: FieldPath
  vector: number[]
  measure: Measure
  limit: number
  threshold: number | null
  /** Where results carry their distance. */
  resultPath: FieldPath | null
}

/** Throws INVALID_ARGUMENT or UNIMPLEMENTED. */
export function parseNearest(
  names: Names,
  parent: string,
  { findNearest, ...message }: StructuredQuery & { findNearest: FindNearestMessage },
): Nearest {
  const { vectorField, queryVector, distanceMeasure = '', limit, distanceThreshold } = findNearest
  const { orderBy = [], startAt, endAt, offset = 0 } = message
  if (orderBy.length > 0 || startAt || endAt || offset > 0 || message.limit)
    throw unimplemented('Vector search with an order, a cursor, an offset or a limit of the query itself')
  const among = parseQuery(names, parent, message)
  if (among.disjuncts.length > 1 || among.disjuncts.flat().some(({ kind }) => kind !== 'equal'))
    throw unimplemented('Vector search with other filters than equalities')

  const vector = queryVector && vectorIn(queryVector)
  if (!vector) throw invalidArgument('FindNearest needs a query_vector.')
  if (vector.length === 0 || vector.length > MAX_VECTOR_DIMENSIONS)
    throw invalidArgument(`A query_vector must have 1 to ${MAX_VECTOR_DIMENSIONS} dimensions.`)
  const measure = MEASURES[distanceMeasure]
  if (!measure) throw invalidArgument('FindNearest needs a distance_measure.')
  const most = limit?.value ?? 0
  if (most < 1 || most > MAX_NEAREST)
    throw invalidArgument(`FindNearest.limit must be a positive integer of no more than ${MAX_NEAREST}.`)
  return {
    among,
    path: parseFieldPath(vectorField?.fieldPath ?? ''),
    vector,
    measure,
    limit: most,
    threshold: distanceThreshold ? (distanceThreshold.value ?? 0) : null,
    resultPath: findNearest.distanceResultField ? parseFieldPath(findNearest.distanceResultField) : null,
  }
}

/**
 * Throws FAILED_PRECONDITION unless an index has this vector, with this dimension, behind exactly the fields of the
 * equalities.
 */
export function checkVectorIndex(context: PlanContext, { among, path, vector }: Nearest): void {
  const { scope, disjuncts } = among
  const group = scope.kind === 'collection' ? groupOf(scope.collection) : scope.group
  const indexScope: IndexScope = scope.kind === 'collection' ? 'COLLECTION' : 'COLLECTION_GROUP'
  const fields = [...new Set(disjuncts.flat().map((condition) => formatFieldPath(condition.path)))].sort()
  const isThere = context.declared
    .vectors(group, indexScope)
    .some(
      (index) =>
        formatFieldPath(index.path) === formatFieldPath(path) &&
        index.dimension === vector.length &&
        index.equal.map(formatFieldPath).sort().join() === fields.join(),
    )
  if (isThere) return
  const { project, database } = context
  throw vectorMissing(
    { project, database, group, scope: indexScope },
    { fields, path, dimension: vector.length },
  )
}

/** Every document of the scope: which of them are compared is decided here, because the vector's index holds them all. */
export const scopeOf = ({ among }: Nearest): Query => ({
  ...among,
  disjuncts: [[]],
  orders: [],
  nameDescending: false,
  select: null,
})

/**
 * The nearest first; documents with the same distance in the order in which they were given. `compared` is how many
 * entries of the vector index that took.
 */
export function nearestOf(
  documents: readonly StoredDocument[],
  nearest: Nearest,
): { found: StoredDocument[]; compared: number } {
  const { among, path, vector, measure, limit, threshold, resultPath } = nearest
  const matches = createMatcher(among)
  const sign = measure.isGreaterNearer ? -1 : 1
  let compared = 0
  const near: { document: StoredDocument; distance: number }[] = []
  for (const document of documents) {
    if (!matches(document)) continue
    const value = document.value(path)
    const other = value && vectorIn(value)
    if (other?.length !== vector.length) continue
    compared++
    const distance = measure.distance(vector, other)
    if (Number.isNaN(distance) || (threshold !== null && (distance - threshold) * sign > 0)) continue
    near.push({ document, distance })
  }
  near.sort((a, b) => (a.distance - b.distance) * sign)
  const found = near
    .slice(0, limit)
    .map(({ document, distance }) => (resultPath ? withDistance(document, resultPath, distance) : document))
  return { found, compared }
}

function withDistance(document: StoredDocument, path: FieldPath, distance: number): StoredDocument {
  const { id, collection, name, path: documentPath, created, updated } = document
  const fields = withField(document.fields, path, double(distance))
  const bytes = encodeFields(fields)
  return new StoredDocument({ id, collection, name, path: documentPath, created, updated, bytes, fields })
}
