import type { FastifyInstance } from 'fastify'
import { sendProblem } from './errors.ts'

/** Milliseconds that the database may take to answer before this instance reports that it is not ready. */
const PATIENCE_MS = 1000

export interface HealthDeps {
  /** Throws when the database does not answer. */
  ping: () => Promise<void>
}

/**
 * `/health/live` says that the process works, `/health/ready` that it can also do its work. Neither path ends in `z`,
 * because Google's front end answers such paths itself (https://docs.cloud.google.com/run/docs/known-issues).
 */
export function serveHealth(app: FastifyInstance, { ping }: HealthDeps): void {
  app.get('/health/live', { schema: { hide: true } }, async () => ({ status: 'ok' }))

  app.get('/health/ready', { schema: { hide: true } }, async (request, reply) => {
    try {
      await Promise.race([ping(), tooLate()])
      return { status: 'ready' }
    } catch {
      return sendProblem(request, reply, {
        status: 503,
        code: 'temporary',
        detail: 'The database does not answer',
      })
    }
  })
}

function tooLate(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('The database took too long')), PATIENCE_MS).unref()
  })
}
