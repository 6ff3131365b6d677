// What a route demands of an API key, declared once where the route's room is registered.
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { KeyScope } from '../accounts/schemas.ts'
import { AppError } from '../platform/errors.ts'
import type { FigureName } from '../platform/figures.ts'
import { KEY_ROOMS, type RoomName } from '../rooms.ts'
import { type CostClass, costOf } from './rate-limits.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Overrides what the method implies: a query that is sent with POST is `read`. `closed` admits no keys. */
    keys?: 'read' | 'write' | 'closed'
    /** Overrides what the method implies. */
    cost?: CostClass
    /** Whether the address itself is a secret, so that the log names only the route. */
    hasSecretPath?: boolean
    /** What a request that succeeds counts as. */
    figure?: FigureName
    /** Set by `inRoom`: the scope that a key needs; null where keys are not allowed. */
    scope?: KeyScope | null
  }
}

const READS = new Set(['GET', 'HEAD'])

/**
 * Registers the routes of a room. The room's name and each route's method give the scope that a key needs. With null,
 * and in rooms that keys do not open, the routes are closed to every key.
 */
export function inRoom(name: RoomName | null, routes: FastifyPluginAsync): FastifyPluginAsync {
  const room = KEY_ROOMS.find((each) => each === name) ?? null
  const plugin: FastifyPluginAsync = async (app, options) => {
    app.addHook('onRoute', (route) => {
      const method = String(route.method)
      const demanded = route.config?.keys ?? (READS.has(method) ? 'read' : 'write')
      const scope: KeyScope | null = room === null || demanded === 'closed' ? null : `${room}:${demanded}`
      route.config = { ...route.config, scope, cost: route.config?.cost ?? costOf(method) }
    })
    await routes(app, options)
  }
  // Fastify searches all loaded modules for the name of a plugin that does not say it.
  return Object.assign(plugin, { [Symbol.for('fastify.display-name')]: `routes of ${name ?? 'no room'}` })
}

/** The only place where a key's scopes are checked. Call it after the requests are identified. */
export function demandScopes(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ identity, routeOptions }: FastifyRequest, reply) => {
    if (!identity?.scopes) return
    const { scope } = routeOptions.config
    if (scope && allows(identity.scopes, scope)) return
    reply.header('www-authenticate', `Bearer error="insufficient_scope"${scope ? `, scope="${scope}"` : ''}`)
    throw new AppError(
      'forbidden',
      scope ? `This key has no permission for ${scope}` : 'Keys have no access here',
      { reason: 'insufficient-scope' },
    )
  })
}

/** Writing includes reading. */
export function allows(scopes: readonly KeyScope[], demanded: KeyScope): boolean {
  return scopes.includes(demanded) || scopes.includes(demanded.replace(/:read$/, ':write') as KeyScope)
}
