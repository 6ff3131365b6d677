import type { FastifyRequest } from 'fastify'
import type { Client } from '../platform/client.ts'

/** The browser as it names itself, and the address from which trusted proxies say it came. */
export function clientOf(request: FastifyRequest): Client {
  return { userAgent: request.headers['user-agent'] ?? '', address: request.ip }
}
