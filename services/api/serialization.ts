import { type FastifySerializerCompiler, fastify } from 'fastify'
import type { TSchema } from 'typebox'

export type SerializerCompiler = FastifySerializerCompiler<TSchema>

/** Apps in the same process have the same schemas. */
const serializers = new WeakMap<TSchema, ReturnType<SerializerCompiler>>()

let fastifys: Promise<SerializerCompiler> | undefined

/**
 * Fastify's own serializers, which leave out everything that a schema does not name. They are compiled at the first
 * answer of each route, because compiling those of all routes takes longer than the rest of the app's start.
 */
export async function createSerializerCompiler(): Promise<SerializerCompiler> {
  fastifys ??= compilerOfFastify()
  const compile = await fastifys
  return (route) => (answer) => {
    const serialize = serializers.get(route.schema) ?? compile(route)
    serializers.set(route.schema, serialize)
    return serialize(answer)
  }
}

/** Fastify hands out its compiler only to apps with a route that needs one. */
export async function compilerOfFastify(): Promise<SerializerCompiler> {
  const app = fastify()
  app.get('/', { schema: { response: { 200: { type: 'null' } } } }, async () => null)
  await app.ready()
  return app.serializerCompiler!
}
