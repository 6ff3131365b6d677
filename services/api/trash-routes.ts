import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Ids } from '../platform/schemas.ts'
import { requireUser } from './auth.ts'

type Batch = (ownerId: string, ids: string[]) => Promise<unknown>

export interface TrashRoutes {
  tags: string[]
  /** The things as summaries call them, in the plural. */
  things: string
  /** What can be deleted for good, where it is more than what is in the trash. */
  deletable?: string
  service: { trash: Batch; restore: Batch; delete: Batch }
}

/** What every list with a trash has, below its path: things are put in, taken out, and deleted, many at once. */
export function addTrashRoutes(app: FastifyInstance, path: string, routes: TrashRoutes): void {
  const { tags, things, deletable = `trashed ${things}`, service } = routes
  const batches = [
    ['trash', `Put ${things} in the trash`],
    ['restore', `Take ${things} out of the trash`],
    ['delete', `Delete ${deletable} for good`],
  ] as const
  for (const [name, summary] of batches)
    app.post<{ Body: Ids }>(
      `${path}/${name}`,
      { schema: { tags, summary, body: Ids, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await service[name](requireUser(request).id, request.body.ids)
        return reply.code(204).send(null)
      },
    )
}
