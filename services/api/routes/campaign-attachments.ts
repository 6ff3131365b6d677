import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  AttachmentCreation,
  AttachmentUploadAnswer,
  AttachmentUploadRequest,
  CvMatches,
} from '../../campaigns/campaigns/attachment-schemas.ts'
import type { Attachments } from '../../campaigns/campaigns/attachments.ts'
import { Campaign } from '../../campaigns/campaigns/schemas.ts'
import type { Tailoring } from '../../campaigns/campaigns/tailoring.ts'
import { Id } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['campaigns']
const params = Type.Object({ id: Id })
const one = Type.Object({ id: Id, attachmentId: Id })

interface Parts {
  attachments: Attachments
  tailoring: Pick<Tailoring, 'match'>
}

export function campaignAttachmentRoutes({ attachments, tailoring }: Parts): FastifyPluginAsyncTypebox {
  return async (app) => {
    const upload = {
      tags,
      summary: 'Announce a file that goes with every mail, and get a grant to send it',
      params,
      body: AttachmentUploadRequest,
      response: { 201: AttachmentUploadAnswer },
    }
    app.post('/campaigns/:id/attachments/uploads', { schema: upload }, async (request, reply) =>
      reply
        .code(201)
        .send(await attachments.upload(requireUser(request).id, request.params.id, request.body)),
    )

    const finish = {
      tags,
      summary: 'Say that the file is sent; it is looked up in the storage',
      params: one,
      response: { 200: Campaign },
    }
    app.post('/campaigns/:id/attachments/:attachmentId/finish', { schema: finish }, (request) =>
      attachments.finish(requireUser(request).id, request.params.id, request.params.attachmentId),
    )

    const create = {
      tags,
      summary: 'Attach a résumé as it is now, or to each mail the CV tailored to its job',
      params,
      body: AttachmentCreation,
      response: { 200: Campaign },
    }
    app.post('/campaigns/:id/attachments', { schema: create, config: { cost: 'expensive' } }, (request) =>
      attachments.create(requireUser(request).id, request.params.id, request.body),
    )

    const remove = { tags, summary: 'Take a file off', params: one, response: { 200: Campaign } }
    app.delete('/campaigns/:id/attachments/:attachmentId', { schema: remove }, (request) =>
      attachments.remove(requireUser(request).id, request.params.id, request.params.attachmentId),
    )

    const match = {
      tags,
      summary: 'Find the CV tailored to the job of each recipient who has none yet',
      params,
      response: { 200: CvMatches },
    }
    app.post('/campaigns/:id/match-cvs', { schema: match, config: { cost: 'expensive' } }, (request) =>
      tailoring.match(requireUser(request).id, request.params.id),
    )
  }
}
