import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Cv, CvQuery, CvRequest, CvReview, CvTile, CvUndo } from '../../careers/cvs/schemas.ts'
import type { Cvs } from '../../careers/cvs/service.ts'
import { Download, Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['careers']
const params = Type.Object({ id: Id })

/** All lines of a long résumé, written anew. */
const REVIEW_BYTES = 4 * 1024 * 1024

export function cvRoutes(cvs: Omit<Cvs, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const ask = {
      tags,
      summary: 'Have a résumé tailored to a job; the CV and its papers appear by themselves',
      body: CvRequest,
      response: { 202: Cv },
    }
    app.post('/cvs', { schema: ask, config: { cost: 'expensive' } }, async (request, reply) =>
      reply.code(202).send(await cvs.request(requireUser(request).id, request.body)),
    )

    const list = {
      tags,
      summary: 'A page of the CVs, newest first',
      querystring: CvQuery,
      response: { 200: Page(CvTile) },
    }
    app.get('/cvs', { schema: list }, (request) => cvs.list(requireUser(request).id, request.query))

    const get = { tags, summary: 'A CV with its changes and why', params, response: { 200: Cv } }
    app.get('/cvs/:id', { schema: get }, (request) => cvs.get(requireUser(request).id, request.params.id))

    const review = {
      tags,
      summary: 'Decide on the changes, write by hand, and have the papers made again',
      params,
      body: CvReview,
      response: { 202: Cv },
    }
    app.post(
      '/cvs/:id/review',
      { schema: review, bodyLimit: REVIEW_BYTES, config: { cost: 'expensive' } },
      async (request, reply) =>
        reply.code(202).send(await cvs.review(requireUser(request).id, request.params.id, request.body)),
    )

    const undo = {
      tags,
      summary: 'Go back to before the latest review, and have the papers made again',
      params,
      body: CvUndo,
      response: { 202: Cv },
    }
    app.post('/cvs/:id/undo', { schema: undo, config: { cost: 'expensive' } }, async (request, reply) =>
      reply.code(202).send(await cvs.undo(requireUser(request).id, request.params.id, request.body)),
    )

    const download = {
      tags,
      summary: 'Where a paper of a CV can be fetched for a few minutes',
      params: Type.Object({ id: Id, kind: Id, format: Id }),
      response: { 200: Download },
    }
    app.get('/cvs/:id/papers/:kind/:format', { schema: download }, (request) =>
      cvs.download(requireUser(request).id, request.params.id, request.params),
    )

    addTrashRoutes(app, '/cvs', { tags, things: 'CVs', service: cvs })
  }
}
