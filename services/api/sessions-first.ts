import type { FastifyInstance, FastifySchema } from 'fastify'
import { requireUser } from './auth.ts'

/** Bytes that a person who is not signed in may send: addresses and passwords. */
const STRANGERS_BODY_LIMIT = 8 * 1024

/** Routes for strangers declare it in their description: `security: []`. */
const isForStrangers = (schema: FastifySchema | undefined) => schema?.security?.length === 0

/**
 * Requires a session on every route of this scope that is not declared for strangers, before a byte of the body is
 * read, so that bodies from strangers are not even parsed.
 */
export function askForSessionsFirst(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (isForStrangers(route.schema)) route.bodyLimit ??= STRANGERS_BODY_LIMIT
  })
  app.addHook('onRequest', async (request) => {
    if (!request.is404 && !isForStrangers(request.routeOptions.schema)) requireUser(request)
  })
}
