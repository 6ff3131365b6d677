import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendProblem } from './errors.ts'

/** Vite puts a hash of the content into these names: what is behind one never changes. */
const HASHED = /[/\\]assets[/\\]/

/** The last part of the path has an ending: addresses of pages have none. */
const FILE = /\.[^/]*$/

export interface WebOptions {
  /** Folder of the built web; where it was not built, only the API is served. */
  root: string
  /** The methods a path of the API has; none when it is no path of the API. */
  allowedMethods: (url: string) => string[]
}

/**
 * Serves the built web, and its page for every address that only the web knows. What the API does not know
 * is a problem 404, or 405 where another method would do.
 */
export async function serveWeb(app: FastifyInstance, { root, allowedMethods }: WebOptions): Promise<void> {
  const hasWeb = existsSync(join(root, 'index.html'))

  if (hasWeb)
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      // The build leaves a note about itself in this folder, which is nobody else's business.
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders(reply, path) {
        const isForEver = HASHED.test(path)
        reply.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })

  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(request.url)
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '))
      const detail = `${request.method} is not possible here`
      return sendProblem(request, reply, { status: 405, code: 'method-not-allowed', detail })
    }
    if (hasWeb && isPage(request)) return reply.sendFile('index.html')
    return sendProblem(request, reply, { status: 404, code: 'not-found', detail: 'There is nothing here' })
  })
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (/^\/(api|metrics|assets)(\/|$|\?)/.test(url)) return false
  // A page in the place of a script that is gone would be kept by caches, and hide that it is gone.
  if (FILE.test(url.split('?', 1)[0] ?? '')) return false
  return String(headers.accept ?? '').includes('text/html')
}
