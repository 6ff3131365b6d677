import type { Bill } from '../billing.ts'
import type { Database } from '../database.ts'
import { invalidArgument, unimplemented } from '../errors.ts'
import { idKey } from '../keys/name-key.ts'
import type { ReadOptions } from '../query/messages.ts'
import { parseQuery } from '../query/parse.ts'
import { decodeId } from '../state/decode-id.ts'
import type { ListedDocument } from '../wire/answers.ts'
import { listAnswer } from '../wire/answers.ts'
import type { DocumentMask } from '../writes/messages.ts'
import { unary } from './adapt.ts'
import type { FindDatabase } from './reads.ts'
import { parseMask } from './reads.ts'
import { openSnapshot } from './snapshot.ts'

interface ListRequest extends ReadOptions {
  parent?: string
  collectionId?: string
  pageSize?: number
  pageToken?: string
  orderBy?: string
  mask?: DocumentMask
  showMissing?: boolean
}

interface ListCollectionsRequest extends ReadOptions {
  parent?: string
  pageSize?: number
  pageToken?: string
}

const DEFAULT_PAGE = 300
const encode = (text: string) => Buffer.from(text).toString('base64url')
const decode = (token: string | undefined) => Buffer.from(token ?? '', 'base64url').toString()

/** Documents that do not exist but have documents below them, by ID. */
function missingIn(database: Database, collection: string): string[] {
  const ids = new Set<string>()
  const depth = collection.split('/').length
  for (const { id, path } of database.collections.allBelow(collection)) {
    const child = path.split('/')[depth]!
    if (!ids.has(child) && database.documents.hasAny(id)) ids.add(child)
  }
  return [...ids].filter((id) => !database.documents.get({ collection, id }))
}

export function listMethods(find: FindDatabase, bill: Bill) {
  return {
    ListDocuments: unary(async (request: ListRequest, connection) => {
      const database = find(request.parent)
      const { names } = database
      const { collectionId = '', showMissing = false } = request
      if (request.orderBy && request.orderBy !== '__name__')
        throw unimplemented('ListDocuments with order_by')
      if (showMissing && request.orderBy) throw invalidArgument('show_missing cannot be used with order_by.')
      if (!collectionId) throw unimplemented('ListDocuments without collection_id')
      const size = request.pageSize || DEFAULT_PAGE
      const collection = names.collection(names.parent(request.parent ?? ''), collectionId)
      const from = decode(request.pageToken)
      const startAt = from && {
        startAt: {
          values: [
            { valueType: 'referenceValue' as const, referenceValue: names.full(`${collection}/${from}`) },
          ],
          before: false,
        },
      }
      const query = parseQuery(names, request.parent ?? '', {
        from: [{ collectionId }],
        limit: { value: size + 1 },
        ...startAt,
      })
      const found = await openSnapshot(database, request, connection).query(query)
      let listed: (ListedDocument & { name: Buffer })[] = found.map((document) => ({
        document,
        path: document.path,
        name: document.name,
      }))
      if (showMissing) {
        const after = from ? idKey(from) : Buffer.alloc(0)
        for (const id of missingIn(database, collection)) {
          const name = idKey(id)
          if (Buffer.compare(name, after) > 0)
            listed.push({ document: null, path: `${collection}/${id}`, name })
        }
        listed.sort((a, b) => Buffer.compare(a.name, b.name))
      }
      const more = listed.length > size
      listed = listed.slice(0, size)
      bill('ListDocuments', { reads: Math.max(listed.length, 1) })
      const token = more ? encode(decodeId(listed.at(-1)!.name)) : ''
      return listAnswer(names.root, listed, token, parseMask(request.mask))
    }),

    ListCollectionIds: unary((request: ListCollectionsRequest) => {
      const database = find(request.parent)
      const parent = database.names.parent(request.parent ?? '')
      const { collections, documents } = database
      // A collection exists as long as it contains a document, directly or at a deeper level.
      const inhabited = (collection: { id: number; path: string }) =>
        documents.hasAny(collection.id) ||
        collections.allBelow(collection.path).some(({ id }) => documents.hasAny(id))
      const direct = collections.allBelow(parent).filter(({ path }) => path !== parent)
      const depth = parent === '' ? 0 : parent.split('/').length
      const ids = new Set(direct.filter(inhabited).map(({ path }) => path.split('/')[depth]!))
      const from = decode(request.pageToken)
      const size = request.pageSize || DEFAULT_PAGE
      const sorted = [...ids].sort().filter((id) => id > from)
      const page = sorted.slice(0, size)
      bill('ListCollectionIds', { reads: 1 })
      return { collectionIds: page, ...(sorted.length > size && { nextPageToken: encode(page.at(-1)!) }) }
    }),
  }
}
