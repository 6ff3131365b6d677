import { once } from 'node:events'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import type { Photos } from '../../photos/service.ts'
import { AppError } from '../../platform/errors.ts'
import { Id } from '../../platform/schemas.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { requireUser } from '../auth.ts'
import { byteRange } from '../byte-range.ts'
import type { SeesOf } from '../sees-private.ts'

const params = Type.Object({ id: Id })

export interface PhotoMotionDeps {
  photos: Pick<Photos, 'film'>
  originals: Pick<Bucket, 'file'>
  seesOf: SeesOf
}

/**
 * A signed URL would open the whole original, and players ask for parts of a film as if it were a file, so its bytes
 * pass through here.
 */
export function photoMotionRoutes({ photos, originals, seesOf }: PhotoMotionDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const schema = { tags: ['photos'], summary: 'The film of a motion photo; parts of it by Range', params }
    // There is no HEAD: it would read the bytes to throw them away.
    app.get('/photos/:id/motion', { schema, exposeHeadRoute: false }, async (request, reply) => {
      const { path, generation, contentType, offset, length } = await photos.film(
        requireUser(request).id,
        request.params.id,
        seesOf(request),
      )
      const etag = `"${generation}-${offset}"`
      reply.header('accept-ranges', 'bytes').header('etag', etag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()

      const range = byteRange(request.headers.range, length)
      if (range === 'unsatisfiable')
        return reply.code(416).header('content-range', `bytes */${length}`).send()
      const { start, end } = range ?? { start: 0, end: length - 1 }
      const stream = originals
        .file(path, { generation })
        .createReadStream({ start: offset + start, end: offset + end, decompress: false, validation: false })
      try {
        await once(stream, 'readable')
      } catch (error) {
        if (isMissing(error)) throw new AppError('not-found', 'This photo has no film', { cause: error })
        throw error
      }
      if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${length}`)
      return reply
        .header('content-length', end - start + 1)
        .type(contentType)
        .send(stream)
    })
  }
}
