import type { Bill } from '../billing.ts'
import type { Database } from '../database.ts'
import { invalidArgument, notFound } from '../errors.ts'
import { parseFieldPath } from '../field-path.ts'
import type { ReadOptions } from '../query/messages.ts'
import type { Projection } from '../wire/answers.ts'
import { batchGetAnswer, documentAnswer } from '../wire/answers.ts'
import type { DocumentMask } from '../writes/messages.ts'
import { serverStream, unary } from './adapt.ts'
import { openSnapshot } from './snapshot.ts'

interface GetRequest extends ReadOptions {
  name?: string
  mask?: DocumentMask
}

interface BatchGetRequest extends ReadOptions {
  database?: string
  documents?: string[]
  mask?: DocumentMask
}

/** Finds the database that a resource name is in. Throws NOT_FOUND. */
export type FindDatabase = (name: string | undefined) => Database

export const parseMask = (mask: DocumentMask | undefined): Projection =>
  mask ? (mask.fieldPaths ?? []).map(parseFieldPath) : null

/** A read of a document that does not exist is a read, too. */
export function readMethods(find: FindDatabase, bill: Bill) {
  return {
    GetDocument: unary(async (request: GetRequest, connection) => {
      const database = find(request.name)
      const snapshot = openSnapshot(database, request, connection)
      const [document] = await snapshot.get([database.names.document(request.name ?? '')])
      bill('GetDocument', { reads: 1 })
      if (!document) throw notFound(`Document (${request.name}) not found.`)
      return documentAnswer(database.names.root, document, parseMask(request.mask))
    }),

    BatchGetDocuments: serverStream<BatchGetRequest, Buffer>(async (request, stream) => {
      const database = find(request.database)
      const { names } = database
      const wanted = [...new Set(request.documents ?? [])]
      if (wanted.length === 0 && !request.newTransaction)
        throw invalidArgument('No documents were asked for.')
      const paths = wanted.map(names.document)
      const mask = parseMask(request.mask)
      const snapshot = openSnapshot(database, request, stream.connection)
      stream.onGone(snapshot.abandon)
      const found = await snapshot.get(paths)
      if (found.length > 0) bill('BatchGetDocuments', { reads: found.length })
      const readTime = snapshot.readTime()
      if (snapshot.begun)
        await stream.send(batchGetAnswer(names.root, { transaction: snapshot.begun, readTime }, mask))
      for (const [i, document] of found.entries()) {
        const result = document ?? wanted[i]!
        await stream.send(batchGetAnswer(names.root, { result, readTime }, mask))
      }
    }),
  }
}
