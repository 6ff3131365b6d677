import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AdminTrailQuery, SecurityEvent, TrailQuery } from '../../accounts/schemas.ts'
import type { createTrailReading } from '../../accounts/trail-reading.ts'
import { Page } from '../../platform/schemas.ts'
import { requireAdmin, requireUser } from '../auth.ts'

const tags = ['trail']
const response = { 200: Page(SecurityEvent) }

export function trailRoutes(trail: ReturnType<typeof createTrailReading>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const own = {
      tags,
      summary: 'What happened to the security of the person’s account, the latest first',
      querystring: TrailQuery,
      response,
    }
    app.get('/account/trail', { schema: own }, (request) =>
      trail.ofAccount(requireUser(request).id, request.query),
    )

    const all = {
      tags,
      summary: 'The same of everybody, for administrators',
      querystring: AdminTrailQuery,
      response,
    }
    app.get('/trail', { schema: all }, (request) => {
      requireAdmin(request)
      return trail.ofAll(request.query)
    })
  }
}
