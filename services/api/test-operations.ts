// Every operation of the API, read from its own description, so that a test of all operations covers new ones too.
import type { FastifyInstance } from 'fastify'
import type { Method } from './test-world.ts'

export interface Operation {
  /** For example `POST /api/v1/photos/trash`. */
  name: string
  method: Method
  /** Contains `{id}` where something is named. */
  path: string
  isForStrangers: boolean
  /** The scope that a key needs; null where keys are not allowed. */
  keyScope: string | null
  query: { name: string; schema: JsonSchema }[]
  /** Null where there is no body. */
  body: JsonSchema | null
  /** Whether the answer is bytes, not JSON of a known shape. */
  isStream: boolean
}

export interface JsonSchema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: unknown
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
}

interface Described {
  security?: { key?: string[] }[]
  parameters?: { name: string; in: string; schema: JsonSchema }[]
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } }
  responses: Record<string, { content?: object }>
}

export async function operationsOf(
  app: FastifyInstance,
  headers: Record<string, string> = {},
): Promise<Operation[]> {
  const document = (await app.inject({ url: '/api/openapi.json', headers })).json()
  const paths = Object.entries(document.paths as Record<string, Record<string, Described>>)
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, parameters = [], requestBody, responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Method,
      path,
      isForStrangers: security?.length === 0,
      keyScope: security?.flatMap(({ key }) => key ?? [])[0] ?? null,
      query: parameters.filter((parameter) => parameter.in === 'query'),
      body: requestBody?.content['application/json'].schema ?? null,
      isStream: method === 'get' && !responses['200']?.content,
    })),
  )
}

/** Fills in every name in braces. */
export const fillIn = (path: string, value: (name: string) => string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(value(name)))

/** A value that the schema allows; `pick` may choose single strings. */
export function exampleOf(
  schema: JsonSchema,
  pick: (schema: JsonSchema) => unknown = () => undefined,
): unknown {
  const picked = pick(schema)
  if (picked !== undefined) return picked
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], pick)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, child]) => [name, exampleOf(child, pick)]),
      )
    case 'array':
      return schema.items
        ? Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => exampleOf(schema.items ?? {}, pick))
        : []
    case 'string':
      return exampleText(schema)
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return null
  }
}

const FORMATS: Record<string, string> = {
  email: 'somebody@example.com',
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
}

/** One of these fits every pattern in the API. */
const TEXTS = [
  'a',
  'A',
  'AA',
  'AAA',
  'aaa',
  '#aaaaaa',
  '0'.repeat(64),
  '2026',
  '2026-01-01',
  '2026-01-01T09:00',
  '09:00',
  'https://example.com/',
]

function exampleText({ format, pattern, minLength = 1 }: JsonSchema): string {
  if (format) return FORMATS[format] ?? ''
  if (pattern !== undefined) return TEXTS.find((text) => new RegExp(pattern).test(text)) ?? ''
  return 'a'.repeat(Math.max(minLength, 1))
}
