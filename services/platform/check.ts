import type { Static, TSchema } from 'typebox'
import Schema from 'typebox/schema'
import { beyondBounds } from './bounds.ts'
import type { FieldError } from './errors.ts'

export type Checked<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] }

export type Check<S extends TSchema> = (value: unknown) => Checked<Static<S>>

/** The most wrong fields that one answer names. */
const NAMED = 20

/**
 * Makes a function that checks whether a value has this shape and, if not, which fields are wrong. Compiling a schema
 * takes longer than one check without it and would delay every start, so only the second value causes it.
 * Sizes are checked first, because the time that the library takes to collect errors grows with the square of their
 * number.
 */
export function checker<S extends TSchema>(schema: S): Check<S> {
  let isFirst = true
  let compiled: ReturnType<typeof Schema.Compile> | null = null
  const matches = (value: unknown): boolean => {
    if (isFirst) {
      isFirst = false
      return Schema.Check(schema, value)
    }
    compiled ??= Schema.Compile(schema)
    return compiled.Check(value)
  }
  return (value) => {
    const beyond = beyondBounds(schema, value)
    if (beyond) return { ok: false, errors: [beyond] }
    // The quick check decides; the slower walk that names the fields runs only for values that failed it.
    if (matches(value)) return { ok: true, value: value as Static<S> }
    const [, errors] = Schema.Errors(schema, value)
    return { ok: false, errors: errors.flatMap(fieldErrors).slice(0, NAMED) }
  }
}

/** A schema error as TypeBox or Ajv reports it (the two are alike). */
export interface SchemaError {
  keyword: string
  instancePath: string
  message?: string
  params: object
}

export function fieldErrors({ keyword, instancePath, message, params }: SchemaError): FieldError[] {
  const path = instancePath.split('/').slice(1).map(unescapePointer)
  const field = (...names: string[]) => [...path, ...names].join('.')
  if ('requiredProperties' in params && Array.isArray(params.requiredProperties))
    return params.requiredProperties.map((name) => ({ field: field(String(name)), message: 'is required' }))
  if ('missingProperty' in params)
    return [{ field: field(String(params.missingProperty)), message: 'is required' }]
  if ('additionalProperties' in params && Array.isArray(params.additionalProperties))
    return params.additionalProperties.map((name) => ({
      field: field(String(name)),
      message: 'is not known',
    }))
  if ('additionalProperty' in params)
    return [{ field: field(String(params.additionalProperty)), message: 'is not known' }]
  // TypeBox reports each unknown property a second time as a `false` schema.
  if (keyword === 'boolean') return []
  if ('allowedValues' in params && Array.isArray(params.allowedValues))
    return [{ field: field(), message: `must be one of ${params.allowedValues.join(', ')}` }]
  return [{ field: field(), message: message ?? 'is wrong' }]
}

const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')
