import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Insights, InsightsRequest } from '../../careers/insights/schemas.ts'
import type { InsightsService } from '../../careers/insights/service.ts'
import { InsightsReport } from '../../careers/reports/schemas.ts'
import type { Reports } from '../../careers/reports/service.ts'
import { Download } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['careers']

export interface InsightParts {
  insights: Omit<InsightsService, 'live'>
  reports: Omit<Reports, 'live'>
}

export function insightRoutes({ insights, reports }: InsightParts): FastifyPluginAsyncTypebox {
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

    const report = {
      tags,
      summary: 'Have the latest made into a PDF, which appears by itself',
      response: { 202: InsightsReport },
    }
    app.post('/insights/report', { schema: report, config: { cost: 'expensive' } }, async (request, reply) =>
      reply.code(202).send(await reports.request(requireUser(request).id)),
    )

    const download = {
      tags,
      summary: 'Where the PDF can be fetched for a few minutes',
      response: { 200: Download },
    }
    app.get('/insights/report', { schema: download }, (request) => reports.download(requireUser(request).id))
  }
}
