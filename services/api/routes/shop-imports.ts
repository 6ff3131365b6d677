import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { attachment } from '../../platform/grants.ts'
import { Id, Page, UploadRequest } from '../../platform/schemas.ts'
import { CatalogueImport, ImportQuery, ImportRow, ImportUploadAnswer } from '../../shop/imports/schemas.ts'
import type { Imports } from '../../shop/imports/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']
const params = Type.Object({ id: Id })
const CSV = 'text/csv; charset=utf-8'
/** Each has a function read a file, or write thousands of products, or reads as many itself. */
const config = { cost: 'expensive' } as const

/** The whole catalogue as a CSV file, out and in. */
export function shopImportRoutes(imports: Omit<Imports, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const exported = { tags, summary: 'All products of your shop, as a CSV file that can be read again' }
    app.get(
      '/shop/products.csv',
      { schema: exported, config, exposeHeadRoute: false },
      async (request, reply) => {
        const file = await imports.exported(requireUser(request).id)
        return reply
          .header('content-disposition', attachment('Products.csv'))
          .type(CSV)
          .send(Readable.from(file))
      },
    )

    const upload = {
      tags,
      summary: 'Announce a catalogue as CSV and get a grant to send it; the report appears by itself',
      body: UploadRequest,
      response: { 201: ImportUploadAnswer },
    }
    app.post('/shop/imports/uploads', { schema: upload, config }, async (request, reply) =>
      reply.code(201).send(await imports.upload(requireUser(request).id, request.body)),
    )

    const list = {
      tags,
      summary: 'The catalogues that you uploaded, the latest first',
      querystring: ImportQuery,
      response: { 200: Page(CatalogueImport) },
    }
    app.get('/shop/imports', { schema: list }, (request) =>
      imports.list(requireUser(request).id, request.query),
    )

    const get = { tags, summary: 'An uploaded catalogue', params, response: { 200: CatalogueImport } }
    app.get('/shop/imports/:id', { schema: get }, (request) =>
      imports.get(requireUser(request).id, request.params.id),
    )

    const rows = {
      tags,
      summary: 'What becomes of the rows of an uploaded catalogue',
      params,
      querystring: ImportQuery,
      response: { 200: Page(ImportRow) },
    }
    app.get('/shop/imports/:id/rows', { schema: rows }, (request) =>
      imports.rows(requireUser(request).id, request.params.id, request.query),
    )

    const rowsFile = { tags, summary: 'What becomes of the rows, as a CSV file', params }
    app.get(
      '/shop/imports/:id/rows.csv',
      { schema: rowsFile, config, exposeHeadRoute: false },
      async (request, reply) => {
        const file = await imports.rowsFile(requireUser(request).id, request.params.id)
        return reply
          .header('content-disposition', attachment('Report.csv'))
          .type(CSV)
          .send(Readable.from(file))
      },
    )

    const take = {
      tags,
      summary: 'Write an uploaded catalogue into the shop, except for the rows that are refused',
      params,
      response: { 200: CatalogueImport },
    }
    app.post('/shop/imports/:id/take', { schema: take, config }, (request) =>
      imports.take(requireUser(request).id, request.params.id),
    )

    const remove = {
      tags,
      summary: 'Delete an uploaded catalogue and its report for good; what was taken over stays',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/shop/imports/:id', { schema: remove }, async (request, reply) => {
      await imports.delete(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })
  }
}
