import { randomBytes } from 'node:crypto'
import { status } from '@grpc/grpc-js'
import { type Bill, writeCounts } from '../billing.ts'
import type { Database } from '../database.ts'
import { FirestoreError, invalidArgument } from '../errors.ts'
import { MAX_BATCH_WRITES } from '../limits.ts'
import { toTimestamp } from '../value.ts'
import { documentAnswer } from '../wire/answers.ts'
import type { WriteResult } from '../writes/apply.ts'
import type { DocumentMask, DocumentMessage, Precondition, WriteMessage } from '../writes/messages.ts'
import { parseWrite } from '../writes/parse.ts'
import { unary } from './adapt.ts'
import type { FindDatabase } from './reads.ts'
import { parseMask } from './reads.ts'

interface CommitRequest {
  database?: string
  writes?: WriteMessage[]
  transaction?: Uint8Array
}

interface CreateRequest {
  parent?: string
  collectionId?: string
  documentId?: string
  document?: DocumentMessage
  mask?: DocumentMask
}

interface UpdateRequest {
  document?: DocumentMessage
  updateMask?: DocumentMask
  mask?: DocumentMask
  currentDocument?: Precondition
}

interface DeleteRequest {
  name?: string
  currentDocument?: Precondition
}

const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const newDocumentId = () =>
  Array.from(randomBytes(20), (byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('')

function toMessage({ updateTime, transformResults }: WriteResult) {
  return {
    ...(updateTime !== null && { updateTime: toTimestamp(updateTime) }),
    ...(transformResults.length > 0 && { transformResults }),
  }
}

export function writeMethods(find: FindDatabase, bill: Bill) {
  /** Commits one write on its own and returns the stored document. */
  async function writeOne(
    method: string,
    {
      database,
      message,
      mask,
    }: { database: Database; message: WriteMessage; mask: DocumentMask | undefined },
  ) {
    const write = parseWrite(database.names, message)
    await database.commits.commit([write], null)
    bill(method, writeCounts([write]))
    const document = database.documents.get(write.path)
    if (!document) throw new FirestoreError(status.ABORTED, 'The document was deleted at the same time.')
    return documentAnswer(database.names.root, document, parseMask(mask))
  }

  async function commit(request: CommitRequest, connection: number) {
    const database = find(request.database)
    const transaction = request.transaction?.length
      ? database.transactions.get(request.transaction, connection)
      : null
    const writes = (request.writes ?? []).map((write) => parseWrite(database.names, write))
    if (transaction && transaction.readTime !== null) {
      if (writes.length > 0) throw invalidArgument('Cannot modify entities in a read-only transaction.')
      database.transactions.end(transaction)
      return { commitTime: toTimestamp(database.time.read()) }
    }
    const { time, results } = await database.commits.commit(writes, transaction)
    if (writes.length > 0) bill('Commit', writeCounts(writes))
    return { commitTime: toTimestamp(time), writeResults: results.map(toMessage) }
  }

  async function batchWrite(request: CommitRequest) {
    const database = find(request.database)
    const messages = request.writes ?? []
    if (messages.length > MAX_BATCH_WRITES) {
      throw invalidArgument(`maximum ${MAX_BATCH_WRITES} writes allowed per request`)
    }
    const named = messages.map(
      ({ update, delete: deleted, transform }) => update?.name ?? deleted ?? transform?.document,
    )
    if (new Set(named).size < named.length) {
      throw invalidArgument('the same document cannot be written more than once in a single request')
    }
    const answers = await Promise.all(
      messages.map(async (message) => {
        try {
          const write = parseWrite(database.names, message)
          const { results } = await database.commits.commit([write], null)
          bill('BatchWrite', writeCounts([write]))
          return { result: toMessage(results[0]!), status: { code: status.OK } }
        } catch (error) {
          if (!(error instanceof FirestoreError)) throw error
          return { result: {}, status: { code: error.code, message: error.message } }
        }
      }),
    )
    return {
      writeResults: answers.map((answer) => answer.result),
      status: answers.map((answer) => answer.status),
    }
  }

  return {
    Commit: unary(commit),
    BatchWrite: unary(batchWrite),

    CreateDocument: unary(async (request: CreateRequest) => {
      const database = find(request.parent)
      const { names } = database
      const collection = names.collection(names.parent(request.parent ?? ''), request.collectionId ?? '')
      if (request.documentId?.includes('/')) {
        throw invalidArgument(`Resource id "${request.documentId}" is invalid because it contains "/".`)
      }
      const name = names.full(`${collection}/${request.documentId || newDocumentId()}`)
      const update = { name, fields: request.document?.fields ?? {} }
      const message = { update, currentDocument: { exists: false } }
      return writeOne('CreateDocument', { database, message, mask: request.mask })
    }),

    UpdateDocument: unary(async ({ document, updateMask, mask, currentDocument }: UpdateRequest) => {
      const message = {
        update: document ?? {},
        ...(updateMask && { updateMask }),
        ...(currentDocument && { currentDocument }),
      }
      if (!document?.name) throw invalidArgument('Document name "" lacks "projects" at index 0.')
      return writeOne('UpdateDocument', { database: find(document.name), message, mask })
    }),

    DeleteDocument: unary(async ({ name = '', currentDocument }: DeleteRequest) => {
      const database = find(name)
      const message = { delete: name, ...(currentDocument && { currentDocument }) }
      await database.commits.commit([parseWrite(database.names, message)], null)
      bill('DeleteDocument', { deletes: 1 })
      return {}
    }),
  }
}
