import type { FastifyRequest } from 'fastify'

/** The address of the studio without a slash at its end; as the proxy in front forwards it where none is configured. */
export const originOf = (request: FastifyRequest, publicUrl: string) =>
  publicUrl ? publicUrl.replace(/\/$/, '') : `${request.protocol}://${request.host}`
