import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { BACKFILL_PARTS, Backfill, type BackfillPart, BackfillStart } from '../../photos/backfill/schemas.ts'
import type { Backfills } from '../../photos/backfill/service.ts'
import { AppError } from '../../platform/errors.ts'
import { requireAdmin } from '../auth.ts'

const tags = ['photos']
const params = Type.Object({ part: Type.String({ maxLength: 64 }) })

/** These routes are for administrators only. */
export function backfillRoutes(backfills: Backfills): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'How far everybody’s photos are up to date',
      response: { 200: Type.Object({ items: Type.Array(Backfill) }) },
    }
    app.get('/backfills', { schema: list }, async (request) => {
      requireAdmin(request)
      return { items: await backfills.list() }
    })

    const start = {
      tags,
      summary: 'Bring photos up to date, as many as the limit says',
      params,
      body: BackfillStart,
      response: { 200: Backfill },
    }
    app.post('/backfills/:part', { schema: start }, (request) => {
      requireAdmin(request)
      return backfills.start(partOf(request.params.part), request.body.limit)
    })

    const stop = { tags, summary: 'Begin with no further photo', params, response: { 200: Backfill } }
    app.delete('/backfills/:part', { schema: stop }, (request) => {
      requireAdmin(request)
      return backfills.stop(partOf(request.params.part))
    })
  }
}

function partOf(name: string): BackfillPart {
  const part = BACKFILL_PARTS.find((each) => each === name)
  if (!part) throw new AppError('not-found', `There is no part ${name}`)
  return part
}
