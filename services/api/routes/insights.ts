import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Insights, InsightsRequest } from '../../careers/insights/schemas.ts'
import type { InsightsService } from '../../careers/insights/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['careers']

export function insightRoutes(insights: Omit<InsightsService, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const get = { tags, summary: 'What your jobs ask for', response: { 200: Insights } }
    app.get('/insights', { schema: get }, (request) => insights.get(requireUser(request).id))

    const compute = {
      tags,
      summary: 'Have it computed anew; the result appears by itself',
      body: InsightsRequest,
      response: { 202: Insights },
    }
    app.post(
      '/insights/compute',
      { schema: compute, config: { cost: 'expensive' } },
      async (request, reply) =>
        reply.code(202).send(await insights.request(requireUser(request).id, request.body)),
    )
  }
}
