import type { FastifyRequest } from 'fastify'
import type { Client } from '../platform/client.ts'

/** The browser as it names itself, and the address the trusted proxies say it comes from. */
export function clientOf(request: FastifyRequest): Client {
  return { userAgent: request.headers['user-agent'] ?? '', address: request.ip }
}
