import type { FieldPath } from '../field-path.ts'
import { pickFields } from '../field-path.ts'
import type { StoredDocument } from '../state/document.ts'
import { encodeFields, writeMicros } from './encode.ts'
import { WireWriter } from './writer.ts'

// Encodes answers that carry documents as protocol-buffer bytes: a stored document's fields are copied as they are and
// never decoded. Tags are (field number << 3 | wire type) of google/firestore/v1/firestore.proto and write.proto.

const writer = new WireWriter()

/** Null sends the whole document. */
export type Projection = readonly FieldPath[] | null

export interface Sender {
  /** Resource name of the database's root; documents are `root/path`. */
  root: string
}

function projected(document: StoredDocument, projection: Projection): Uint8Array {
  return projection ? encodeFields(pickFields(document.fields, projection)) : document.bytes
}

function documentContent(root: string, document: StoredDocument, fields: Uint8Array) {
  writer.text(0x0a, `${root}/${document.path}`)
  writer.raw(fields)
  writeMicros(writer, 0x1a, document.created)
  writeMicros(writer, 0x22, document.updated)
}

export function documentAnswer(root: string, document: StoredDocument, projection: Projection): Buffer {
  documentContent(root, document, projected(document, projection))
  return writer.take()
}

export interface BatchGetAnswer {
  /** The document, or the full name of a missing one. Undefined when the answer only carries the transaction. */
  result?: StoredDocument | string
  transaction?: Uint8Array | undefined
  readTime: number
}

export function batchGetAnswer(
  root: string,
  { result, transaction, readTime }: BatchGetAnswer,
  mask: Projection,
) {
  if (typeof result === 'string') writer.text(0x12, result)
  else if (result) {
    const fields = projected(result, mask)
    writer.message(0x0a, () => documentContent(root, result, fields))
  }
  if (transaction) writer.field(0x1a, transaction)
  writeMicros(writer, 0x22, readTime)
  return writer.take()
}

export interface QueryAnswer {
  document?: StoredDocument
  transaction?: Uint8Array | undefined
  readTime?: number
  /** Whether this is the last answer. */
  done?: boolean
}

export function queryAnswer(
  root: string,
  { document, transaction, readTime, done }: QueryAnswer,
  select: Projection,
) {
  if (document) {
    const fields = projected(document, select)
    writer.message(0x0a, () => documentContent(root, document, fields))
  }
  if (transaction) writer.field(0x12, transaction)
  if (readTime !== undefined) writeMicros(writer, 0x1a, readTime)
  if (done) {
    writer.byte(0x30)
    writer.byte(1)
  }
  return writer.take()
}

export interface ListedDocument {
  /** Null for a missing document that has documents below it. */
  document: StoredDocument | null
  path: string
}

export function listAnswer(
  root: string,
  listed: ListedDocument[],
  nextPageToken: string,
  mask: Projection,
): Buffer {
  for (const { document, path } of listed) {
    const fields = document && projected(document, mask)
    writer.message(0x0a, () => {
      if (document && fields) documentContent(root, document, fields)
      else writer.text(0x0a, `${root}/${path}`)
    })
  }
  if (nextPageToken) writer.text(0x12, nextPageToken)
  return writer.take()
}

const asIs = (bytes: Buffer) => bytes

/** Methods whose handlers return the bytes made here. */
export const BYTES_ANSWERS: Record<string, typeof asIs> = {
  GetDocument: asIs,
  CreateDocument: asIs,
  UpdateDocument: asIs,
  BatchGetDocuments: asIs,
  RunQuery: asIs,
  ListDocuments: asIs,
  Listen: asIs,
}
