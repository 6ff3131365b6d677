import type { FastifyInstance } from 'fastify'

/**
 * Records which methods the API's paths have, to tell a wrong method from a wrong path. Call it before routes are
 * added.
 */
export function collectMethods(app: FastifyInstance): (url: string) => string[] {
  const routes: { url: string; method: string }[] = []
  let patterns: { path: RegExp; method: string }[] | undefined
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return
    // Preflights are answered for every path, whether it exists or not.
    for (const each of [method].flat()) if (each !== 'OPTIONS') routes.push({ url, method: each })
  })
  return (url) => {
    // Most requests are for routes that exist, so an app that starts does not compile them.
    patterns ??= routes.map((route) => ({ path: patternOf(route.url), method: route.method }))
    const path = url.split('?', 1)[0] ?? ''
    return [...new Set(patterns.filter((route) => route.path.test(path)).map(({ method }) => method))].sort()
  }
}

function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll('.', '\\.')))
  return new RegExp(`^${parts.join('/')}$`)
}
