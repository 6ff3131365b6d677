// Uploaded objects as storage announces them and as functions read them: never unpacked, and never more than announced.
import type { Bucket, File } from '@google-cloud/storage'
import Type, { type Static } from 'typebox'
import { AppError } from './errors.ts'
import { isMissing } from './storage-errors.ts'

/** The object resource Cloud Storage sends with OBJECT_FINALIZE; int64 fields are strings, as in its JSON API. */
export const UploadedObject = Type.Object({
  bucket: Type.String(),
  name: Type.String(),
  generation: Type.String(),
  size: Type.String(),
  contentType: Type.Optional(Type.String()),
  /** RFC 3339, when the upload ended. Events that are published again may lack it. */
  timeCreated: Type.Optional(Type.String()),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
})
export type UploadedObject = Static<typeof UploadedObject>

/**
 * All methods throw AppError `not-found` when the object is gone, and `unsupported` when it was sent with a content
 * encoding, because no retry helps. A grant cannot forbid that header, and unpacking could turn a small file into
 * gigabytes.
 */
export interface UploadReader {
  /** Bytes as stored. */
  size: number
  /** Reads from `start` (inclusive) to `end` (exclusive), both within the object. */
  read(start: number, end: number): Promise<Buffer>
  /** Reads all of it. Throws AppError `too-large` above `limit` bytes, before any are read. */
  readAll(limit: number): Promise<Buffer>
}

export function readerOf(bucket: Bucket, upload: UploadedObject): UploadReader {
  const file = bucket.file(upload.name, { generation: upload.generation })
  const size = Number(upload.size)
  return {
    size,
    read: (start, end) => readStored(file, { start, end: Math.min(end, size) }),
    async readAll(limit) {
      if (size > limit) throw new AppError('too-large', `The file is larger than ${limit} bytes.`)
      return size === 0 ? Buffer.alloc(0) : readStored(file, { start: 0, end: size })
    },
  }
}

/** A range is requested even for the whole object, because its length limits what may arrive. */
async function readStored(file: File, { start, end }: { start: number; end: number }): Promise<Buffer> {
  const stream = file.createReadStream({ start, end: end - 1, decompress: false, validation: false })
  let encoding: unknown
  stream.on('response', (response: { headers: Record<string, unknown> }) => {
    encoding = response.headers['x-goog-stored-content-encoding'] ?? response.headers['content-encoding']
  })
  const bytes = Buffer.allocUnsafe(end - start)
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (isEncoded(encoding)) break
      if (length + chunk.length > bytes.length) throw new Error('Storage sent more bytes than were asked for')
      length += chunk.copy(bytes, length)
    }
  } catch (error) {
    if (isMissing(error)) throw new AppError('not-found', 'The file is no longer stored.', { cause: error })
    throw error
  }
  if (isEncoded(encoding))
    throw new AppError('unsupported', 'The file was sent with a content encoding, which is not taken.')
  return bytes.subarray(0, length)
}

const isEncoded = (encoding: unknown) =>
  typeof encoding === 'string' && encoding !== '' && encoding !== 'identity'
