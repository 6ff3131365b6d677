import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Job, JobEdit, JobQuery, JobSubmission, JobTile } from '../../careers/jobs/schemas.ts'
import type { Jobs } from '../../careers/jobs/service.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['careers']
const params = Type.Object({ id: Id })

/** A page with all its markup, escaped as JSON. */
const SUBMISSION_BYTES = 8 * 1024 * 1024

/** A snapshot is somebody else's page: nothing in it runs, and it can load nothing. */
const INERT =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

export function jobRoutes(jobs: Omit<Jobs, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const submit = {
      tags,
      summary: 'Have a posting read; the job appears by itself',
      body: JobSubmission,
      response: { 202: Job },
    }
    app.post(
      '/jobs',
      { schema: submit, bodyLimit: SUBMISSION_BYTES, config: { cost: 'expensive' } },
      async (request, reply) =>
        reply.code(202).send(await jobs.submit(requireUser(request).id, request.body)),
    )

    const list = {
      tags,
      summary: 'A page of the jobs, newest first',
      querystring: JobQuery,
      response: { 200: Page(JobTile) },
    }
    app.get('/jobs', { schema: list }, (request) => jobs.list(requireUser(request).id, request.query))

    const get = { tags, summary: 'Everything about a job', params, response: { 200: Job } }
    app.get('/jobs/:id', { schema: get }, (request) => jobs.get(requireUser(request).id, request.params.id))

    const edit = { tags, summary: 'Correct what was read', params, body: JobEdit, response: { 200: Job } }
    app.patch('/jobs/:id', { schema: edit }, (request) =>
      jobs.edit(requireUser(request).id, request.params.id, request.body),
    )

    const again = { tags, summary: 'Read the posting again', params, response: { 202: Job } }
    app.post(
      '/jobs/:id/read-again',
      { schema: again, config: { cost: 'expensive' } },
      async (request, reply) =>
        reply.code(202).send(await jobs.readAgain(requireUser(request).id, request.params.id)),
    )

    const snapshot = { tags, summary: 'The posting as it was when it was read, as HTML', params }
    app.get('/jobs/:id/snapshot', { schema: snapshot, exposeHeadRoute: false }, async (request, reply) => {
      const html = await jobs.snapshot(requireUser(request).id, request.params.id)
      return reply.header('content-security-policy', INERT).type('text/html; charset=utf-8').send(html)
    })

    addTrashRoutes(app, '/jobs', { tags, things: 'jobs', service: jobs })
  }
}
