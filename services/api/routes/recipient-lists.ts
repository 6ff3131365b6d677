import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  ListMapping,
  ListQuery,
  ListTaking,
  ListUploadAnswer,
  PastedRows,
  RecipientList,
  RowQuery,
  RowReport,
} from '../../campaigns/lists/schemas.ts'
import type { Lists } from '../../campaigns/lists/service.ts'
import { Id, Page, UploadRequest } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['campaigns']
const params = Type.Object({ id: Id })

/** A million characters, escaped as JSON. */
const PASTED_BYTES = 6 * 1024 * 1024
/** A thousand corrections. */
const TAKING_BYTES = 1024 * 1024
/** Each has a function read a file, or write thousands of recipients. */
const config = { cost: 'expensive' } as const

export function recipientListRoutes(lists: Omit<Lists, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const upload = {
      tags,
      summary: 'Announce a list of recipients and get a grant to send it; the report appears by itself',
      params,
      body: UploadRequest,
      response: { 201: ListUploadAnswer },
    }
    app.post('/campaigns/:id/lists/uploads', { schema: upload, config }, async (request, reply) =>
      reply.code(201).send(await lists.upload(requireUser(request).id, request.params.id, request.body)),
    )

    const paste = {
      tags,
      summary: 'Paste rows of recipients, which are read like a file',
      params,
      body: PastedRows,
      response: { 201: RecipientList },
    }
    app.post(
      '/campaigns/:id/lists',
      { schema: paste, bodyLimit: PASTED_BYTES, config },
      async (request, reply) =>
        reply.code(201).send(await lists.paste(requireUser(request).id, request.params.id, request.body)),
    )

    const list = {
      tags,
      summary: 'The lists of a campaign, the latest first',
      params,
      querystring: ListQuery,
      response: { 200: Page(RecipientList) },
    }
    app.get('/campaigns/:id/lists', { schema: list }, (request) =>
      lists.list(requireUser(request).id, request.params.id, request.query),
    )

    const get = { tags, summary: 'A list of recipients', params, response: { 200: RecipientList } }
    app.get('/recipient-lists/:id', { schema: get }, (request) =>
      lists.get(requireUser(request).id, request.params.id),
    )

    const map = {
      tags,
      summary: 'Choose which field each column becomes; the list is read again',
      params,
      body: ListMapping,
      response: { 200: RecipientList },
    }
    app.patch('/recipient-lists/:id/mapping', { schema: map, config }, (request) =>
      lists.mapColumns(requireUser(request).id, request.params.id, request.body),
    )

    const rows = {
      tags,
      summary: 'What became of the rows',
      params,
      querystring: RowQuery,
      response: { 200: Page(RowReport) },
    }
    app.get('/recipient-lists/:id/rows', { schema: rows }, (request) =>
      lists.rows(requireUser(request).id, request.params.id, request.query),
    )

    const take = {
      tags,
      summary: 'Make recipients of the rows, with the corrections that were accepted',
      params,
      body: ListTaking,
      response: { 200: RecipientList },
    }
    app.post('/recipient-lists/:id/take', { schema: take, bodyLimit: TAKING_BYTES, config }, (request) =>
      lists.take(requireUser(request).id, request.params.id, request.body),
    )

    const undo = {
      tags,
      summary: 'Take the recipients of a list out again, except those to whom something was sent',
      params,
      response: { 200: RecipientList },
    }
    app.post('/recipient-lists/:id/undo', { schema: undo, config }, (request) =>
      lists.undo(requireUser(request).id, request.params.id),
    )

    const remove = {
      tags,
      summary: 'Delete a list for good; its recipients stay',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/recipient-lists/:id', { schema: remove }, async (request, reply) => {
      await lists.delete(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })
  }
}
