import type { FastifyInstance } from 'fastify'

/**
 * Answers that caches keep for everybody must carry nothing of the one who happened to ask first: neither what this
 * person may still ask for, nor a cookie. `s-maxage` marks what the load balancer's cache keeps. Call it after
 * everything else that adds headers.
 */
export function keepSharedAnswersImpersonal(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    const cacheControl = String(reply.getHeader('cache-control') ?? '')
    if (!/\bpublic\b/.test(cacheControl)) return payload
    if (reply.hasHeader('set-cookie')) reply.header('cache-control', 'private, no-store')
    else if (/\bs-maxage=/.test(cacheControl))
      reply.removeHeader('ratelimit').removeHeader('ratelimit-policy')
    return payload
  })
}
