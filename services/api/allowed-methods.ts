import type { FastifyInstance } from 'fastify'

/**
 * Records which methods the API's paths have, to tell a wrong method from a wrong path. Call it before routes are
 * added.
 */
export function collectMethods(app: FastifyInstance): (url: string) => string[] {
  const routes: { path: RegExp; method: string }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll('.', '\\.')))
    const path = new RegExp(`^${pattern.join('/')}$`)
    // Preflights are answered for every path, whether it exists or not.
    for (const each of [method].flat()) if (each !== 'OPTIONS') routes.push({ path, method: each })
  })
  return (url) => {
    const path = url.split('?', 1)[0] ?? ''
    return [...new Set(routes.filter((route) => route.path.test(path)).map(({ method }) => method))].sort()
  }
}
