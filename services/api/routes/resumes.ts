import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  Resume,
  ResumeCreation,
  ResumeEdit,
  ResumeFormat,
  ResumeQuery,
  ResumeTile,
  ResumeUploadAnswer,
} from '../../careers/resumes/schemas.ts'
import type { Resumes } from '../../careers/resumes/service.ts'
import { attachment } from '../../platform/grants.ts'
import { Download, Id, Page, UploadRequest } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['careers']
const params = Type.Object({ id: Id })

/** A long résumé with all its ids, escaped as JSON. */
const CONTENT_BYTES = 2 * 1024 * 1024

export function resumeRoutes(resumes: Omit<Resumes, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const upload = {
      tags,
      summary: 'Announce a document and get a grant to send it; the résumé appears by itself',
      body: UploadRequest,
      response: { 201: ResumeUploadAnswer },
    }
    app.post('/resumes/uploads', { schema: upload }, async (request, reply) =>
      reply.code(201).send(await resumes.upload(requireUser(request).id, request.body)),
    )

    const create = { tags, summary: 'Make a résumé', body: ResumeCreation, response: { 201: Resume } }
    app.post('/resumes', { schema: create, bodyLimit: CONTENT_BYTES }, async (request, reply) =>
      reply.code(201).send(await resumes.create(requireUser(request).id, request.body)),
    )

    const list = {
      tags,
      summary: 'A page of the résumés, newest first',
      querystring: ResumeQuery,
      response: { 200: Page(ResumeTile) },
    }
    app.get('/resumes', { schema: list }, (request) => resumes.list(requireUser(request).id, request.query))

    const get = { tags, summary: 'Everything about a résumé', params, response: { 200: Resume } }
    app.get('/resumes/:id', { schema: get }, (request) =>
      resumes.get(requireUser(request).id, request.params.id),
    )

    const edit = {
      tags,
      summary: 'Change what a résumé says, as a new version',
      params,
      body: ResumeEdit,
      response: { 200: Resume },
    }
    app.patch('/resumes/:id', { schema: edit, bodyLimit: CONTENT_BYTES }, (request) =>
      resumes.edit(requireUser(request).id, request.params.id, request.body),
    )

    for (const step of ['undo', 'redo'] as const) {
      const schema = {
        tags,
        summary: step === 'undo' ? 'Back to the version before' : 'Forward to the version that was undone',
        params,
        response: { 200: Resume },
      }
      app.post(`/resumes/:id/${step}`, { schema }, (request) =>
        resumes[step](requireUser(request).id, request.params.id),
      )
    }

    const duplicate = { tags, summary: 'Make a copy', params, response: { 201: Resume } }
    app.post('/resumes/:id/duplicate', { schema: duplicate }, async (request, reply) =>
      reply.code(201).send(await resumes.duplicate(requireUser(request).id, request.params.id)),
    )

    const document = {
      tags,
      summary: 'A short-lived address of the document as it was uploaded',
      params,
      response: { 200: Download },
    }
    app.get('/resumes/:id/document', { schema: document }, (request) =>
      resumes.document(requireUser(request).id, request.params.id),
    )

    const save = {
      tags,
      summary: 'The résumé as a file',
      params,
      querystring: Type.Object({ format: Type.Optional(ResumeFormat) }, { additionalProperties: false }),
    }
    app.get(
      '/resumes/:id/export',
      { schema: save, config: { cost: 'expensive' }, exposeHeadRoute: false },
      async (request, reply) => {
        const { format = 'json' } = request.query
        const { name, contentType, bytes } = await resumes.download(
          requireUser(request).id,
          request.params.id,
          format,
        )
        return reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
      },
    )

    addTrashRoutes(app, '/resumes', {
      tags,
      things: 'résumés',
      deletable: 'trashed or rejected résumés',
      service: resumes,
    })
  }
}
