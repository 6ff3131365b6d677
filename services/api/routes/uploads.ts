import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { PhotoUploadRequest, UploadAnswer } from '../../photos/schemas.ts'
import type { Photos } from '../../photos/service.ts'
import { Id, UploadGrant } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['uploads']
const params = Type.Object({ id: Id })

export function uploadRoutes(
  photos: Pick<Photos, 'request' | 'grant' | 'cancel'>,
): FastifyPluginAsyncTypebox {
  return async (app) => {
    const request = {
      tags,
      summary: 'Announce a file; get the permission to send it to storage',
      body: PhotoUploadRequest,
      response: { 200: UploadAnswer, 201: UploadAnswer },
    }
    app.post('/photos/uploads', { schema: request }, async (request, reply) => {
      const answer = await photos.request(requireUser(request).id, request.body)
      return reply.code(answer.grant ? 201 : 200).send(answer)
    })

    const grant = {
      tags,
      summary: 'A new permission for an upload under way',
      params,
      response: { 200: UploadGrant },
    }
    app.post('/photos/uploads/:id/grant', { schema: grant }, (request) =>
      photos.grant(requireUser(request).id, request.params.id),
    )

    const cancel = { tags, summary: 'Give up an upload', params, response: { 204: Type.Null() } }
    app.delete('/photos/uploads/:id', { schema: cancel }, async (request, reply) => {
      await photos.cancel(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })
  }
}
