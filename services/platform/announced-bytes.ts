import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import { AppError } from './errors.ts'
import { UnreadableDocument } from './unreadable.ts'
import { readerOf, type UploadedObject } from './uploaded-object.ts'

export interface AnnouncedFile {
  /** Bytes. */
  size: number
  /** Lower-case hexadecimal. */
  sha256: string
}

/**
 * All bytes of an upload, `limit` at most. Throws UnreadableDocument when they are gone, too many, sent with a content
 * encoding, or not those that the person announced: no retry helps.
 */
export async function readAnnounced(
  bucket: Bucket,
  upload: UploadedObject,
  { size, sha256, limit }: AnnouncedFile & { limit: number },
): Promise<Buffer> {
  const bytes = await readerOf(bucket, upload)
    .readAll(limit)
    .catch((error: unknown) => {
      if (error instanceof AppError) throw new UnreadableDocument(error.message, { cause: error })
      throw error
    })
  if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new UnreadableDocument('The bytes that arrived are not those of the file that was announced.')
  return bytes
}
