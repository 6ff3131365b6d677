import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import {
  Application,
  ApplicationCreation,
  ApplicationEdit,
  ApplicationQuery,
  CsvImport,
  CsvReport,
  ExampleApplication,
  HistoryEntry,
} from '../../careers/applications/schemas.ts'
import type { Applications } from '../../careers/applications/service.ts'
import { attachment } from '../../platform/grants.ts'
import { Download, Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['careers']
const params = Type.Object({ id: Id })
const done = { 204: Type.Null() }

const saveAs = (reply: FastifyReply, name: string, type: string) =>
  reply.header('content-disposition', attachment(name)).type(`${type}; charset=utf-8`)

export function applicationRoutes(applications: Applications): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the applications, of one stage or of all',
      querystring: ApplicationQuery,
      response: { 200: Page(Application) },
    }
    app.get('/applications', { schema: list }, (request) =>
      applications.list(requireUser(request).id, request.query),
    )

    const create = {
      tags,
      summary: 'Record an application',
      body: ApplicationCreation,
      response: { 201: Application },
    }
    app.post('/applications', { schema: create }, async (request, reply) =>
      reply.code(201).send(await applications.create(requireUser(request).id, request.body)),
    )

    const get = { tags, summary: 'An application', params, response: { 200: Application } }
    app.get('/applications/:id', { schema: get }, (request) =>
      applications.get(requireUser(request).id, request.params.id),
    )

    const edit = {
      tags,
      summary: 'Change an application, or move it on the board',
      params,
      body: ApplicationEdit,
      response: { 200: Application },
    }
    app.patch('/applications/:id', { schema: edit }, (request) =>
      applications.edit(requireUser(request).id, request.params.id, request.body),
    )

    const history = {
      tags,
      summary: 'Every change of an application, the latest first',
      params,
      querystring: Type.Object(
        { cursor: Type.Optional(Type.String({ maxLength: 2000 })) },
        { additionalProperties: false },
      ),
      response: { 200: Page(HistoryEntry) },
    }
    app.get('/applications/:id/history', { schema: history }, (request) =>
      applications.history(requireUser(request).id, request.params.id, request.query.cursor),
    )

    const download = {
      tags,
      summary: 'Where a paper that was sent can be fetched for a few minutes',
      params: Type.Object({ id: Id, kind: Id, format: Id }),
      response: { 200: Download },
    }
    app.get('/applications/:id/papers/:kind/:format', { schema: download }, (request) =>
      applications.download(requireUser(request).id, request.params.id, request.params),
    )

    addTrashRoutes(app, '/applications', { tags, things: 'applications', service: applications })

    const noExamples = { tags, summary: 'Delete the examples for good', response: done }
    app.delete('/applications/examples', { schema: noExamples }, async (request, reply) => {
      await applications.removeExamples(requireUser(request).id)
      return reply.code(204).send(null)
    })

    const calendar = { tags, summary: 'The next steps that have a day, as a calendar file' }
    app.get(
      '/applications/files/calendar.ics',
      { schema: calendar, exposeHeadRoute: false },
      async (request, reply) =>
        saveAs(reply, 'next-steps.ics', 'text/calendar').send(
          await applications.calendar(requireUser(request).id),
        ),
    )

    const csv = { tags, summary: 'All applications as a CSV file' }
    app.get(
      '/applications/files/applications.csv',
      { schema: csv, exposeHeadRoute: false },
      async (request, reply) =>
        saveAs(reply, 'applications.csv', 'text/csv').send(await applications.csv(requireUser(request).id)),
    )

    const importCsv = {
      tags,
      summary: 'Add the applications of a CSV file',
      body: CsvImport,
      response: { 200: CsvReport },
    }
    app.post('/applications/import', { schema: importCsv, config: { cost: 'expensive' } }, (request) =>
      applications.importCsv(requireUser(request).id, request.body.csv),
    )

    const examples = {
      tags,
      summary: 'The applications that a new account sees',
      security: [],
      response: { 200: Type.Object({ items: Type.Array(ExampleApplication) }) },
    }
    app.get('/example-applications', { schema: examples }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=3600')
      return { items: applications.examples() }
    })
  }
}
