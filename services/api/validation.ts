import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { beyondBounds, unknownProperty } from '../platform/bounds.ts'
import { type Check, type Checked, checker } from '../platform/check.ts'
import { AppError, type FieldError } from '../platform/errors.ts'
import { wellFormed } from './json-body.ts'

const WHERE: Record<string, string> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The path',
  headers: 'The headers',
}

/** Apps in the same process have the same schemas. */
const checks = new WeakMap<TSchema, Check<TSchema>>()

/**
 * Validates with the same compiler as events and configuration. A body is taken as it is: only unpaired surrogates are
 * replaced, and unknown properties are not silently dropped. Query and path arrive as text, so they are converted
 * first. A value that is larger than its schema allows is refused before anything walks it. Validators are compiled at
 * the first request to each route, which keeps the cold start short.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const read = httpPart === 'body' ? readBody : readText
  return (input: unknown) => {
    const check = checks.get(schema) ?? checker(schema)
    checks.set(schema, check)
    const value = read(schema, input)
    const checked = value.ok ? check(value.value) : value
    return checked.ok ? { value: checked.value } : { error: refusal(httpPart, checked.errors) }
  }
}

function readBody(schema: TSchema, input: unknown): Checked<unknown> {
  const beyond = beyondBounds(schema, input)
  return beyond ? { ok: false, errors: [beyond] } : { ok: true, value: wellFormed(input) }
}

function readText(schema: TSchema, input: unknown): Checked<unknown> {
  // As text every value has the wrong type, but unknown parameters can already be refused.
  const unknown = unknownProperty(schema, input)
  if (unknown) return { ok: false, errors: [unknown] }
  return { ok: true, value: Value.Convert(schema, Value.Default(schema, input)) }
}

function refusal(httpPart: string | undefined, errors: FieldError[]): AppError {
  const [first] = errors
  const detail = first?.field ? `: ${first.field} ${first.message}` : ''
  const where = WHERE[httpPart ?? ''] ?? 'The request'
  return new AppError('invalid', `${where} does not have the expected shape${detail}`, { errors })
}
