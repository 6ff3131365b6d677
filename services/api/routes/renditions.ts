import { once } from 'node:events'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import { isRenditionName, renditionPath } from '../../photos/paths.ts'
import { AppError } from '../../platform/errors.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { requireUser } from '../auth.ts'

const id = Type.String({ minLength: 1, maxLength: 64 })
const params = Type.Object({ ownerId: id, photoId: id, name: Type.String({ maxLength: 64 }) })

/** The name contains a hash of the content, so a browser never needs to ask again. */
const CACHE = 'private, max-age=31536000, immutable'

export function renditionRoutes(renditions: Pick<Bucket, 'file'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const schema = { tags: ['photos'], summary: 'The bytes of a thumbnail or preview', params }
    app.get(
      '/renditions/:ownerId/:photoId/:name',
      // There is no HEAD: it would read the bytes to throw them away.
      { schema, config: { cost: 'cheap' }, exposeHeadRoute: false },
      async (request, reply) => {
        const user = requireUser(request)
        const { ownerId, photoId, name } = request.params
        // The path alone tells whose image it is, so a hundred images need no database reads.
        if (ownerId !== user.id || !isRenditionName(name)) throw new AppError('not-found', 'No such image')
        const etag = `"${name}"`
        reply.header('cache-control', CACHE).header('etag', etag)
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()

        const stream = renditions.file(renditionPath({ ownerId, photoId }, name)).createReadStream()
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
        return reply.type('image/webp').send(stream)
      },
    )
  }
}
