import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import type { File } from '@google-cloud/storage'
import { AppError } from '../platform/errors.ts'
import { isMissing } from '../platform/storage-errors.ts'

/** Streams an object as it is stored. Throws AppError `not-found` when there is none. */
export async function sendObject(
  reply: FastifyReply,
  file: Pick<File, 'createReadStream'>,
  contentType: string,
): Promise<FastifyReply> {
  const stream = file.createReadStream()
  stream.once('response', ({ headers }: { headers?: Record<string, string> }) => {
    const length = headers?.['content-length']
    if (length) reply.header('content-length', length)
  })
  try {
    await once(stream, 'readable')
  } catch (error) {
    if (isMissing(error)) throw new AppError('not-found', 'No such image', { cause: error })
    throw error
  }
  return reply.type(contentType).send(stream)
}
