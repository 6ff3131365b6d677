import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  Fields,
  Recipient,
  RecipientEdit,
  RecipientQuery,
  RecipientRow,
} from '../../campaigns/recipients/schemas.ts'
import type { Recipients } from '../../campaigns/recipients/service.ts'
import { attachment } from '../../platform/grants.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['campaigns']
const ofCampaign = Type.Object({ id: Id })
const one = Type.Object({ id: Id, recipientId: Id })

const named = ({ id, recipientId }: { id: string; recipientId: string }) => ({
  campaignId: id,
  id: recipientId,
})

export function recipientRoutes(recipients: Recipients): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the recipients of a campaign, in its order',
      params: ofCampaign,
      querystring: RecipientQuery,
      response: { 200: Page(RecipientRow) },
    }
    app.get('/campaigns/:id/recipients', { schema: list }, (request) =>
      recipients.list(requireUser(request).id, request.params.id, request.query),
    )

    const add = {
      tags,
      summary: 'Add one recipient',
      params: ofCampaign,
      body: Type.Object({ fields: Fields }, { additionalProperties: false }),
      response: { 201: Recipient },
    }
    app.post('/campaigns/:id/recipients', { schema: add }, async (request, reply) =>
      reply
        .code(201)
        .send(await recipients.add(requireUser(request).id, request.params.id, request.body.fields)),
    )

    const get = {
      tags,
      summary: 'A recipient with every attempt',
      params: one,
      response: { 200: Recipient },
    }
    app.get('/campaigns/:id/recipients/:recipientId', { schema: get }, (request) =>
      recipients.get(requireUser(request).id, named(request.params)),
    )

    const edit = {
      tags,
      summary: 'Change what a row says',
      params: one,
      body: RecipientEdit,
      response: { 200: Recipient },
    }
    app.patch('/campaigns/:id/recipients/:recipientId', { schema: edit }, (request) =>
      recipients.edit(requireUser(request).id, named(request.params), request.body),
    )

    const remove = {
      tags,
      summary: 'Take a recipient out of the campaign',
      params: one,
      response: { 204: Type.Null() },
    }
    app.delete('/campaigns/:id/recipients/:recipientId', { schema: remove }, async (request, reply) => {
      await recipients.remove(requireUser(request).id, named(request.params))
      return reply.code(204).send(null)
    })

    const log = { tags, summary: 'What happened to every recipient, as a CSV file', params: ofCampaign }
    app.get(
      '/campaigns/:id/log.csv',
      { schema: log, config: { cost: 'expensive' }, exposeHeadRoute: false },
      async (request, reply) => {
        const { name, content } = await recipients.log(requireUser(request).id, request.params.id)
        return reply
          .header('content-disposition', attachment(name))
          .type('text/csv; charset=utf-8')
          .send(Readable.from(content, { objectMode: false }))
      },
    )
  }
}
