// The assistant of a shop, for the maker.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Trial, TrialRequest } from '../../assistant/conversations/schemas.ts'
import type { Trials } from '../../assistant/conversations/trials.ts'
import { AssistantDay, AssistantFigureQuery } from '../../assistant/figures/schemas.ts'
import type { AssistantFigures } from '../../assistant/figures/service.ts'
import { AssistantSettingsEdit, AssistantState } from '../../assistant/settings/schemas.ts'
import type { Upkeep } from '../../assistant/settings/upkeep.ts'
import { visitorNetwork } from '../../platform/network.ts'
import { requireUser } from '../auth.ts'

const tags = ['assistant']

export interface AssistantRoutesDeps {
  upkeep: Upkeep
  figures: AssistantFigures
  trials: Trials
}

export function assistantRoutes({ upkeep, figures, trials }: AssistantRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const get = { tags, summary: 'Your assistant, and what it knows', response: { 200: AssistantState } }
    app.get('/assistant/settings', { schema: get }, (request) => upkeep.get(requireUser(request).id))

    const edit = {
      tags,
      summary: 'Change your assistant',
      body: AssistantSettingsEdit,
      response: { 200: AssistantState },
    }
    app.patch('/assistant/settings', { schema: edit }, (request) =>
      upkeep.edit(requireUser(request).id, request.body),
    )

    const rebuild = {
      tags,
      summary: 'Have everything read again that your assistant knows; it answers meanwhile',
      response: { 202: Type.Null() },
    }
    app.post(
      '/assistant/knowledge/rebuild',
      { schema: rebuild, config: { cost: 'expensive' } },
      async (request, reply) => {
        await upkeep.rebuild(requireUser(request).id)
        return reply.code(202).send(null)
      },
    )

    const byDay = {
      tags,
      summary: 'How your assistant does, day by day (UTC), the earliest first',
      querystring: AssistantFigureQuery,
      response: { 200: Type.Object({ items: Type.Array(AssistantDay) }) },
    }
    app.get('/assistant/figures', { schema: byDay }, async (request) => ({
      items: await figures.list(requireUser(request).id, request.query.days),
    }))

    const attempt = {
      tags,
      summary: 'Try a question out: what your customers would be told, and what led to it',
      body: TrialRequest,
      response: { 200: Trial },
    }
    app.post('/assistant/trial', { schema: attempt, config: { cost: 'question' } }, (request, reply) => {
      const stopping = new AbortController()
      reply.raw.once('close', () => stopping.abort())
      const { id } = requireUser(request)
      return trials.attempt(id, request.body, {
        network: visitorNetwork(request.ip),
        signal: stopping.signal,
      })
    })
  }
}
