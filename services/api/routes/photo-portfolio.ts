import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { HandleAvailability, Portfolio, PortfolioSettings } from '../../photos/portfolio/schemas.ts'
import type { PortfolioParts } from '../../photos/portfolio/service.ts'
import { RightsProfile } from '../../photos/rights/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['photos']

/** A person's portfolio and the rights to their photos, for the person. */
export function photoPortfolioRoutes({
  editing,
  rights,
}: Pick<PortfolioParts, 'editing' | 'rights'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const get = { tags, summary: 'Your portfolio', response: { 200: Portfolio } }
    app.get('/photo-portfolio', { schema: get }, (request) => editing.get(requireUser(request).id))

    const save = {
      tags,
      summary: 'Make your portfolio, or change all of its settings',
      body: PortfolioSettings,
      response: { 200: Portfolio },
    }
    app.put('/photo-portfolio', { schema: save }, (request) =>
      editing.save(requireUser(request).id, request.body),
    )

    const availability = {
      tags,
      summary: 'Whether your portfolio may have this handle',
      params: Type.Object({ handle: Type.String({ maxLength: 100 }) }),
      response: { 200: HandleAvailability },
    }
    app.get('/portfolio-handles/:handle', { schema: availability }, (request) =>
      editing.availability(requireUser(request).id, request.params.handle),
    )

    const getRights = {
      tags,
      summary: 'What is written into every photo that leaves the studio',
      response: { 200: RightsProfile },
    }
    app.get('/photo-rights', { schema: getRights }, (request) => rights.of(requireUser(request).id))

    const saveRights = {
      tags,
      summary: 'Say who made your photos and what others may do with them',
      body: RightsProfile,
      response: { 200: RightsProfile },
    }
    app.put('/photo-rights', { schema: saveRights }, (request) =>
      rights.save(requireUser(request).id, request.body),
    )
  }
}
