import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { type Check, checker } from '../platform/check.ts'
import { AppError, type FieldError } from '../platform/errors.ts'
import { plainBody } from './json-body.ts'

const WHERE: Record<string, string> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The path',
  headers: 'The headers',
}

/**
 * Validates with the same compiler as events and configuration. A body is taken as it is: nothing but
 * halves of characters is converted, nothing unknown silently dropped. Query and path arrive as text, so they are converted first.
 * Compiled at the first request to each route, which keeps the cold start short.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  let check: Check<TSchema> | undefined
  return (input: unknown) => {
    check ??= checker(schema)
    const read =
      httpPart === 'body'
        ? plainBody(input)
        : { ok: true as const, value: Value.Convert(schema, Value.Default(schema, input)) }
    const checked = read.ok ? check(read.value) : read
    return checked.ok ? { value: checked.value } : { error: refusal(httpPart, checked.errors) }
  }
}

function refusal(httpPart: string | undefined, errors: FieldError[]): AppError {
  const [first] = errors
  const detail = first?.field ? `: ${first.field} ${first.message}` : ''
  const where = WHERE[httpPart ?? ''] ?? 'The request'
  return new AppError('invalid', `${where} does not have the expected shape${detail}`, { errors })
}
