import { invalidArgument, unimplemented } from '../errors.ts'
import { runAggregation } from '../query/aggregate.ts'
import type { ReadOptions, StructuredAggregationQuery, StructuredQuery } from '../query/messages.ts'
import { parseQuery } from '../query/parse.ts'
import { toTimestamp } from '../value.ts'
import { queryAnswer } from '../wire/answers.ts'
import { serverStream } from './adapt.ts'
import type { FindDatabase } from './reads.ts'
import { openSnapshot } from './snapshot.ts'

interface RunQueryRequest extends ReadOptions {
  parent?: string
  structuredQuery?: StructuredQuery
  explainOptions?: object
}

interface RunAggregationRequest extends ReadOptions {
  parent?: string
  structuredAggregationQuery?: StructuredAggregationQuery
  explainOptions?: object
}

export function queryMethods(find: FindDatabase) {
  return {
    RunQuery: serverStream(async (request: RunQueryRequest, stream) => {
      const database = find(request.parent)
      if (!request.structuredQuery) throw invalidArgument('A query is required.')
      if (request.explainOptions) throw unimplemented('Query explain')
      const { root } = database.names
      const query = parseQuery(database.names, request.parent ?? '', request.structuredQuery)
      const snapshot = openSnapshot(database, request)
      stream.onGone(snapshot.abandon)
      const documents = await snapshot.query(query)
      const readTime = snapshot.readTime()
      if (snapshot.begun) await stream.send(queryAnswer(root, { transaction: snapshot.begun }, null))
      for (const document of documents) {
        await stream.send(queryAnswer(root, { document, readTime }, query.select))
      }
      if (documents.length === 0) await stream.send(queryAnswer(root, { readTime, skipped: 0 }, null))
    }),

    RunAggregationQuery: (() => {
      const handle = serverStream(async (request: RunAggregationRequest, stream) => {
        const database = find(request.parent)
        const { structuredQuery, aggregations = [] } = request.structuredAggregationQuery ?? {}
        if (!structuredQuery) throw invalidArgument('A query is required.')
        if (request.explainOptions) throw unimplemented('Query explain')
        const query = parseQuery(database.names, request.parent ?? '', structuredQuery)
        const snapshot = openSnapshot(database, request)
        stream.onGone(snapshot.abandon)
        const aggregateFields = await runAggregation(snapshot, query, aggregations)
        const readTime = toTimestamp(snapshot.readTime())
        const transaction = snapshot.begun
        await stream.send({
          result: { aggregateFields },
          readTime,
          ...(transaction && { transaction }),
        } as never)
      })
      return handle
    })(),
  }
}
