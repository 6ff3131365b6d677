import { aggregationReads, type Bill, nearestReads, queryReads } from '../billing.ts'
import { invalidArgument, unimplemented } from '../errors.ts'
import { runAggregation, withAggregated } from '../query/aggregate.ts'
import type { ReadOptions, StructuredAggregationQuery, StructuredQuery } from '../query/messages.ts'
import { checkVectorIndex, nearestOf, parseNearest, scopeOf } from '../query/nearest.ts'
import { parseQuery } from '../query/parse.ts'
import { checkPartitionable, cutPoints } from '../query/partition.ts'
import type { Effort } from '../query/run.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Timestamp, Value } from '../value.ts'
import { toTimestamp } from '../value.ts'
import { queryAnswer } from '../wire/answers.ts'
import { serverStream, unary } from './adapt.ts'
import type { FindDatabase } from './reads.ts'
import { openSnapshot } from './snapshot.ts'

interface QueryRequest extends ReadOptions {
  parent?: string
  structuredQuery?: StructuredQuery
  explainOptions?: object
}

interface AggregationRequest extends ReadOptions {
  parent?: string
  structuredAggregationQuery?: StructuredAggregationQuery
  explainOptions?: object
}

interface AggregationAnswer {
  result: { aggregateFields: Record<string, Value> }
  readTime: Timestamp
  transaction?: Uint8Array
}

interface PartitionRequest extends ReadOptions {
  parent?: string
  structuredQuery?: StructuredQuery
  partitionCount?: string
}

export function queryMethods(find: FindDatabase, bill: Bill) {
  function parse({ parent = '', structuredQuery, explainOptions }: QueryRequest) {
    const database = find(parent)
    if (!structuredQuery) throw invalidArgument('A query is required.')
    if (explainOptions) throw unimplemented('Query explain')
    return { database, query: parseQuery(database.names, parent, structuredQuery) }
  }

  /** What to read, and what to answer of it: of a vector search only what is nearest. */
  function parseRunQuery(request: QueryRequest) {
    const { parent = '', structuredQuery, explainOptions } = request
    const findNearest = structuredQuery?.findNearest
    if (!findNearest || explainOptions) {
      const { database, query } = parse(request)
      const choose = (found: StoredDocument[], effort: Effort) => ({
        found,
        reads: queryReads(query, found.length, effort),
      })
      return { database, query, select: query.select, choose }
    }
    const database = find(parent)
    const nearest = parseNearest(database.names, parent, { ...structuredQuery, findNearest })
    checkVectorIndex(database.context, nearest)
    return {
      database,
      query: scopeOf(nearest),
      select: nearest.among.select,
      choose(documents: StoredDocument[]) {
        const { found, compared } = nearestOf(documents, nearest)
        return { found, reads: nearestReads(found.length, compared) }
      },
    }
  }

  return {
    RunQuery: serverStream<QueryRequest, Buffer>(async (request, stream) => {
      const { database, query, select, choose } = parseRunQuery(request)
      const { root } = database.names
      const snapshot = openSnapshot(database, request, stream.connection)
      stream.onGone(snapshot.abandon)
      const results = await snapshot.query(query)
      const { found: documents, reads } = choose(results, snapshot.effort())
      bill('RunQuery', { reads })
      const readTime = snapshot.readTime()
      if (snapshot.begun) await stream.send(queryAnswer(root, { transaction: snapshot.begun }, null))
      for (const [i, document] of documents.entries()) {
        const done = i === documents.length - 1
        await stream.send(queryAnswer(root, { document, readTime, done }, select))
      }
      if (documents.length === 0) await stream.send(queryAnswer(root, { readTime, done: true }, null))
    }),

    RunAggregationQuery: serverStream<AggregationRequest, AggregationAnswer>(async (request, stream) => {
      const { structuredQuery, aggregations = [] } = request.structuredAggregationQuery ?? {}
      const { database, query } = parse({ ...request, ...(structuredQuery && { structuredQuery }) })
      const snapshot = openSnapshot(database, request, stream.connection)
      stream.onGone(snapshot.abandon)
      const aggregateFields = await runAggregation(
        snapshot,
        withAggregated(query, aggregations),
        aggregations,
      )
      bill('RunAggregationQuery', { reads: aggregationReads(snapshot.effort()) })
      const readTime = toTimestamp(snapshot.readTime())
      const transaction = snapshot.begun && { transaction: snapshot.begun }
      await stream.send({ result: { aggregateFields }, readTime, ...transaction })
    }),

    PartitionQuery: unary(async (request: PartitionRequest, connection) => {
      const { database, query } = parse(request)
      checkPartitionable(query)
      const count = Number(request.partitionCount ?? 0)
      if (count < 1) throw invalidArgument('partition_count must be positive.')
      const documents = await openSnapshot(database, request, connection).query(query)
      bill('PartitionQuery', { reads: 1 })
      return { partitions: cutPoints(database.names, documents, count) }
    }),
  }
}
