import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { PhotoArchive } from '../../photos/archives/changes.ts'
import { ArchiveRequest } from '../../photos/archives/schemas.ts'
import type { Archives } from '../../photos/archives/service.ts'
import { Id } from '../../platform/schemas.ts'
import { sendArchive } from '../archive-answer.ts'
import { requireUser } from '../auth.ts'
import type { SeesOf } from '../sees-private.ts'

const tags = ['photos']
const params = Type.Object({ id: Id })

export interface PhotoArchiveRoutesDeps {
  archives: Archives
  seesOf: SeesOf
}

export function photoArchiveRoutes({
  archives,
  seesOf: sees,
}: PhotoArchiveRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const ask = {
      tags,
      summary: 'Ask for one archive of chosen photos, of a filter or of an album',
      body: ArchiveRequest,
      response: { 200: PhotoArchive },
    }
    app.post('/photos/archives', { schema: ask, config: { cost: 'expensive', keys: 'read' } }, (request) =>
      archives.ask(requireUser(request).id, request.body, sees(request)),
    )

    const list = {
      tags,
      summary: 'The latest archives',
      response: { 200: Type.Object({ items: Type.Array(PhotoArchive) }) },
    }
    app.get('/photos/archives', { schema: list }, async (request) => ({
      items: await archives.list(requireUser(request).id),
    }))

    const get = {
      tags,
      summary: 'An archive, and how far it is made',
      params,
      response: { 200: PhotoArchive },
    }
    app.get('/photos/archives/:id', { schema: get }, (request) =>
      archives.get(requireUser(request).id, request.params.id),
    )

    const content = { tags, summary: 'The archive itself, or a part of it', params }
    app.get(
      '/photos/archives/:id/content',
      { schema: content, config: { cost: 'expensive' }, exposeHeadRoute: false },
      async (request, reply) => {
        const { id } = requireUser(request)
        return sendArchive(await archives.content(id, request.params.id, sees(request)), request, reply)
      },
    )

    const remove = { tags, summary: 'Cancel or remove an archive', params, response: { 204: Type.Null() } }
    app.delete('/photos/archives/:id', { schema: remove }, async (request, reply) => {
      await archives.remove(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })
  }
}
