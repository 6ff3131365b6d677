import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendProblem } from './errors.ts'
import { createPage } from './page.ts'

/** Vite puts a hash of the content into these names, so the content behind one never changes. */
const HASHED = /[/\\]assets[/\\]/

/** Matches paths whose last part has a file extension; addresses of pages have none. */
const FILE = /\.[^/]*$/

export interface WebOptions {
  /** The folder of the built web; if it was not built, only the API is served. */
  root: string
  /** The methods of a path of the API; empty when the path is not part of the API. */
  allowedMethods: (url: string) => string[]
}

/**
 * Serves the built web, and its page for every address that only the web knows. Unknown addresses of the API get a
 * problem 404, or 405 where another method would work.
 */
export async function serveWeb(app: FastifyInstance, { root, allowedMethods }: WebOptions): Promise<void> {
  const pagePath = join(root, 'index.html')
  const hasWeb = existsSync(pagePath)
  const page = hasWeb ? createPage(app, pagePath) : null

  if (hasWeb)
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      // The build leaves a file about itself in this folder, which must not be served.
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders(reply, path) {
        const isForEver = HASHED.test(path)
        reply.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })

  app.setNotFoundHandler(async (request, reply) => {
    const allowed = allowedMethods(request.url)
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '))
      const detail = `${request.method} is not possible here`
      return sendProblem(request, reply, { status: 405, code: 'method-not-allowed', detail })
    }
    if (page && isPage(request)) return (await page(request, reply)) ?? reply.sendFile('index.html')
    return sendProblem(request, reply, { status: 404, code: 'not-found', detail: 'There is nothing here' })
  })
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (/^\/(api|metrics|assets)(\/|$|\?)/.test(url)) return false
  // Caches would keep a page that is served in place of a missing script, and hide that the script is missing.
  if (FILE.test(url.split('?', 1)[0] ?? '')) return false
  return String(headers.accept ?? '').includes('text/html')
}
