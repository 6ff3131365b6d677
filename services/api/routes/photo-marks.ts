import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Marks } from '../../photos/edit-schemas.ts'
import type { Photos } from '../../photos/service.ts'
import { DuplicateGroup, NotDuplicates } from '../../photos/view-schemas.ts'
import { Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import type { SeesOf } from '../sees-private.ts'

const tags = ['photos']
const done = { 204: Type.Null() }

export interface PhotoMarkRoutesDeps {
  photos: Pick<Photos, 'mark' | 'tellApart' | 'duplicates'>
  seesOf: SeesOf
}

export function photoMarkRoutes({ photos, seesOf }: PhotoMarkRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const mark = {
      tags,
      summary: 'Make photos favourites or private, give them stars, or keep them out of the timeline',
      body: Marks,
      response: done,
    }
    app.post('/photos/marks', { schema: mark }, async (request, reply) => {
      await photos.mark(requireUser(request).id, request.body, seesOf(request))
      return reply.code(204).send(null)
    })

    const duplicates = {
      tags,
      summary: 'Groups of photos that look alike, found stretch by stretch',
      description:
        'Every answer compares a limited number of photos, so many have no groups. `nextCursor` is null after the last.',
      querystring: Type.Object(
        { cursor: Type.Optional(Type.String({ maxLength: 2000 })) },
        { additionalProperties: false },
      ),
      response: { 200: Page(DuplicateGroup) },
    }
    app.get('/photos/duplicates', { schema: duplicates }, (request) =>
      photos.duplicates(requireUser(request).id, request.query.cursor),
    )

    const tellApart = {
      tags,
      summary: 'Say that photos that look alike are not copies',
      body: NotDuplicates,
      response: done,
    }
    app.post('/photos/duplicates/apart', { schema: tellApart }, async (request, reply) => {
      await photos.tellApart(requireUser(request).id, request.body, seesOf(request))
      return reply.code(204).send(null)
    })
  }
}
