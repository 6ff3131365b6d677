import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  Campaign,
  CampaignCreation,
  CampaignEdit,
  CampaignQuery,
  TEMPLATE_BYTES,
} from '../../campaigns/campaigns/schemas.ts'
import type { Campaigns } from '../../campaigns/campaigns/service.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['campaigns']
const params = Type.Object({ id: Id })

export function campaignRoutes(campaigns: Omit<Campaigns, 'live' | 'finding'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the campaigns, newest first',
      querystring: CampaignQuery,
      response: { 200: Page(Campaign) },
    }
    app.get('/campaigns', { schema: list }, (request) =>
      campaigns.list(requireUser(request).id, request.query),
    )

    const create = {
      tags,
      summary: 'Begin a campaign, as a draft',
      body: CampaignCreation,
      response: { 201: Campaign },
    }
    app.post('/campaigns', { schema: create }, async (request, reply) =>
      reply.code(201).send(await campaigns.create(requireUser(request).id, request.body)),
    )

    const get = { tags, summary: 'A campaign', params, response: { 200: Campaign } }
    app.get('/campaigns/:id', { schema: get }, (request) =>
      campaigns.get(requireUser(request).id, request.params.id),
    )

    const edit = {
      tags,
      summary: 'Change a campaign while no mail goes out',
      params,
      body: CampaignEdit,
      response: { 200: Campaign },
    }
    app.patch('/campaigns/:id', { schema: edit, bodyLimit: TEMPLATE_BYTES }, (request) =>
      campaigns.edit(requireUser(request).id, request.params.id, request.body),
    )

    const duplicate = {
      tags,
      summary: 'A draft with the same words and schedule',
      params,
      response: { 201: Campaign },
    }
    app.post('/campaigns/:id/duplicate', { schema: duplicate }, async (request, reply) =>
      reply.code(201).send(await campaigns.duplicate(requireUser(request).id, request.params.id)),
    )

    addTrashRoutes(app, '/campaigns', { tags, things: 'campaigns', service: campaigns })
  }
}
