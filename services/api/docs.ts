import swagger from '@fastify/swagger'
import { type FastifyInstance, fastify } from 'fastify'
import { ACCESS_COOKIE } from './cookies.ts'

/** Collects the description from the routes' own schemas. Must be registered before them. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Atelier',
        version: '1',
        description:
          'What the studio’s own pages use. Sign in with `POST /api/v1/session`; the answer sets the cookies that all other requests need. Errors are problem+json (RFC 9457).',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: ACCESS_COOKIE } },
      },
      security: [{ session: [] }],
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** The reference's page builds itself with inline scripts and styles; it is the only page that may. */
const DOCS_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The browsable page at `/api/docs/`, all of it from this server. */
export function serveDocs(app: FastifyInstance): void {
  let reference: Promise<FastifyInstance> | undefined

  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) => reply.redirect('/api/docs/', 301))
  app.get<{ Params: { '*': string } }>('/api/docs/*', { schema: { hide: true } }, async (request, reply) => {
    // It weighs several megabytes: loaded when somebody first looks, not when the process starts.
    reference ??= createReference()
    const answer = await (await reference).inject({ url: `/api/docs/${request.params['*']}` })
    reply.code(answer.statusCode).header('content-security-policy', DOCS_POLICY)
    reply.header('content-type', answer.headers['content-type'] ?? 'text/plain')
    return answer.body
  })
}

async function createReference(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const app = fastify()
  await app.register(scalar, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/openapi.json',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      pageTitle: 'Atelier API',
    },
  })
  return app
}
