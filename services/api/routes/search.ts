import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Finding } from '../../platform/finding.ts'
import type { Log } from '../../platform/log.ts'
import { Found } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

export interface SearchRoutesDeps {
  findings: readonly Finding[]
  log: Pick<Log, 'error'>
}

/** Things of each kind in one answer: what fits on a screen. */
const EACH = 5

const querystring = Type.Object(
  { q: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)

/** What a person has in any room. */
export function searchRoutes({ findings, log }: SearchRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const schema = {
      tags: ['account'],
      summary: 'Find photos, jobs, résumés and everything else by the beginnings of their words',
      querystring,
      response: { 200: Type.Object({ items: Type.Array(Found) }) },
    }
    app.get('/search', { schema }, async (request) => {
      const { id } = requireUser(request)
      const rooms = await Promise.allSettled(findings.map(({ find }) => find(id, request.query.q, EACH)))
      const items = rooms.flatMap((room) => {
        if (room.status === 'fulfilled') return room.value
        // What the other rooms found is worth more than an error.
        log.error({ error: room.reason }, 'A room could not be searched')
        return []
      })
      return { items }
    })
  }
}
