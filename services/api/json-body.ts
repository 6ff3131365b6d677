import type { FastifyInstance } from 'fastify'
import { AppError } from '../platform/errors.ts'

/**
 * Nesting levels of a body; the API's bodies have two or three. The parser takes much longer for many levels than for
 * many values.
 */
const DEEPEST = 16

/** Parses JSON as Fastify does, after a check of its depth. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isTooDeep(body)) done(new AppError('invalid', 'The body is nested too deeply'))
    else void parse(request, body, done)
  })
}

function isTooDeep(json: string): boolean {
  let depth = 0
  let isInText = false
  for (let at = 0; at < json.length; at++) {
    const char = json[at]
    if (isInText) {
      if (char === '\\') at += 1
      else if (char === '"') isInText = false
    } else if (char === '"') isInText = true
    else if (char === '[' || char === '{') {
      depth += 1
      if (depth > DEEPEST) return true
    } else if (char === ']' || char === '}') depth -= 1
  }
  return false
}

/** Replaces unpaired surrogates, which some systems have in file names, because the database rejects them. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, wellFormed(child)]))
}
