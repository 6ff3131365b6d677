import { createHash } from 'node:crypto'
import swagger from '@fastify/swagger'
import { type FastifyInstance, type FastifySchema, fastify } from 'fastify'
import Type from 'typebox'
import { chosenEncoding, compress, type Encoding } from './compression.ts'
import { ACCESS_COOKIE } from './cookies.ts'
import { sendProblem } from './errors.ts'

const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What went wrong, for people.' }),
    code: Type.String({ description: 'The same for programs.' }),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
    traceId: Type.String({ description: 'Where to look in the logs.' }),
  },
  { description: 'RFC 9457' },
)

/** Collects the description from the routes' own schemas. It must be registered before them. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Atelier',
        version: '1',
        description:
          'What the studio’s own pages use. A browser signs in with `POST /api/v1/session`; the answer sets the cookies that all other requests need. An app signs in with `POST /api/v1/tokens` and sends `Authorization: Bearer` with the access token; a script sends a personal API key the same way. Errors are problem+json (RFC 9457).',
      },
      components: {
        schemas: { Problem },
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: ACCESS_COOKIE },
          token: { type: 'http', scheme: 'bearer', description: 'The access token of an app' },
          key: { type: 'http', scheme: 'bearer', description: 'A personal API key with this scope' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: ({ schema, url, route }) => ({ schema: withKeyScope(schema, route.config?.scope), url }),
  })
  let description: object | undefined
  app.get('/api/openapi.json', { schema: { hide: true }, config: { cost: 'read' } }, async () => {
    const document = app.swagger()
    description ??= { ...document, paths: withProblems(document.paths ?? {}) }
    return description
  })
}

/** Adds the scope that a key needs to the description, from the same fact that admits the key. */
function withKeyScope(schema: FastifySchema | undefined, scope: string | null | undefined) {
  if (!schema || !scope || schema.security?.length === 0) return schema ?? {}
  return { ...schema, security: [{ session: [] }, { token: [] }, { key: [scope] }] }
}

/** Every operation may be answered with a problem, so the routes need not declare it one by one. */
function withProblems(paths: object): object {
  const schema = { $ref: '#/components/schemas/Problem' }
  const problem = { description: 'A problem', content: { 'application/problem+json': { schema } } }
  const map = (entries: object, change: (value: object) => object) =>
    Object.fromEntries(Object.entries<object>({ ...entries }).map(([key, value]) => [key, change(value)]))
  return map(paths, (path) =>
    map(path, (operation) => {
      const own = 'responses' in operation ? operation.responses : {}
      return { ...operation, responses: { ...(own as object), default: problem } }
    }),
  )
}

/** The reference page builds itself with inline scripts and styles; no other page may do so. */
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

/** The browsable page at `/api/docs/`, served entirely from this server. */
export function serveDocs(app: FastifyInstance): void {
  let reference: Promise<FastifyInstance> | undefined
  let script: DocsScript | undefined

  const options = { schema: { hide: true }, config: { cost: 'read' } } as const
  app.get('/api/docs', options, (_request, reply) => reply.redirect('/api/docs/', 301))
  app.get<{ Params: { '*': string } }>('/api/docs/*', options, async (request, reply) => {
    const path = request.params['*']
    reply.header('content-security-policy', DOCS_POLICY)
    if (path !== '' && path !== SCRIPT)
      return sendProblem(request, reply, { status: 404, code: 'not-found', detail: 'There is nothing here' })
    // The reference weighs several megabytes, so it is loaded on the first visit, not when the process starts.
    reference ??= createReference()
    const answer = await (await reference).inject({ url: `/api/docs/${path}` })
    reply.header('content-type', answer.headers['content-type'] ?? 'text/plain')
    if (path === '') return answer.body

    script ??= createDocsScript(answer.body)
    reply.header('etag', script.etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === script.etag) return reply.code(304).send()
    const encoding = chosenEncoding(request)
    if (encoding) reply.header('content-encoding', encoding)
    return encoding ? script.compressed(encoding) : answer.body
  })
}

const SCRIPT = 'js/scalar.js'

interface DocsScript {
  etag: string
  compressed(encoding: Encoding): Promise<Buffer>
}

/** The reference's script is the same for everybody, so each encoding of it is made once. */
function createDocsScript(text: string): DocsScript {
  const forms = new Map<Encoding, Promise<Buffer>>()
  return {
    etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
    compressed(encoding) {
      const form = forms.get(encoding) ?? compress(text, encoding)
      forms.set(encoding, form)
      return form
    },
  }
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
