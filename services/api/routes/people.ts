import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Administration } from '../../accounts/administration.ts'
import { Person, PersonEdit, PersonQuery } from '../../accounts/schemas.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { actorOf, requireAdmin } from '../auth.ts'

const tags = ['people']
const params = Type.Object({ id: Id })

/** These routes are for administrators only. */
export function peopleRoutes(people: Administration): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'People, the latest first, or those that a search finds',
      querystring: PersonQuery,
      response: { 200: Page(Person) },
    }
    app.get('/people', { schema: list }, (request) => {
      requireAdmin(request)
      return people.list(request.query)
    })

    const get = { tags, summary: 'One person', params, response: { 200: Person } }
    app.get('/people/:id', { schema: get }, (request) => {
      requireAdmin(request)
      return people.get(request.params.id)
    })

    const edit = {
      tags,
      summary: 'Give a role or a quota, block or unblock',
      params,
      body: PersonEdit,
      response: { 200: Person },
    }
    app.patch('/people/:id', { schema: edit }, (request) =>
      people.edit(request.params.id, request.body, actorOf(request)),
    )

    const signOut = { tags, summary: 'End all sessions of a person', params, response: { 204: Type.Null() } }
    app.delete('/people/:id/sessions', { schema: signOut }, async (request, reply) => {
      await people.endSessions(request.params.id, actorOf(request))
      return reply.code(204).send(null)
    })
  }
}
