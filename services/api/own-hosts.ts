import type { FastifyInstance } from 'fastify'
import { sendProblem } from './errors.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export interface OwnHostsOptions {
  /** The address at which people reach the studio; empty when it is not known, and then any name is answered. */
  publicUrl: string
  /** Additional host names, without a port. */
  hosts: readonly string[]
}

/**
 * Answers only to the studio's own names. A page whose name was made to resolve to this machine (DNS rebinding) would
 * otherwise count as the same origin, and could use what a developer's studio holds.
 */
export function answerOwnHosts(app: FastifyInstance, { publicUrl, hosts }: OwnHostsOptions): void {
  if (publicUrl === '' && hosts.length === 0) return
  const known = new Set([...LOOPBACK, ...hosts, ...(publicUrl === '' ? [] : [new URL(publicUrl).hostname])])
  app.addHook('onRequest', (request, reply, done) => {
    // The platform requests these under names of its own.
    const isProbe = request.routeOptions.url?.startsWith('/health/')
    if (isProbe || known.has(hostnameOf(request.headers.host))) return done()
    sendProblem(request, reply, {
      status: 421,
      code: 'misdirected',
      detail: 'The studio does not answer under this name',
    })
  })
}

/**
 * Cloud Run puts the tag of a revision before the service's name, so that a release can be tried before it has traffic.
 * Source: https://cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration#tags
 */
const hostnameOf = (host = '') =>
  host
    .toLowerCase()
    .replace(/\.?(:\d+)?$/, '')
    .replace(/^[a-z][a-z0-9-]*---/, '')
