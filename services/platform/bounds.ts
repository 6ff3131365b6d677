import type { TSchema } from 'typebox'
import type { FieldError } from './errors.ts'

/** UTF-16 units of the longest character that people type (a family emoji has 11); lengths in schemas count characters. */
const LONGEST_CHARACTER = 16
/** How many characters of an unknown name are repeated in an answer. */
const SHOWN_NAME = 100

/** The parts of JSON Schema by which the size of a value is limited. */
interface Limits {
  type?: unknown
  properties?: Record<string, Limits>
  /** By the pattern of their names, as a record has them. */
  patternProperties?: Record<string, Limits>
  additionalProperties?: unknown
  maxProperties?: number
  items?: Limits
  maxItems?: number
  maxLength?: number
  anyOf?: Limits[]
}

/**
 * Returns the first place where a value is larger than its schema allows, or of another type; null when there is none.
 * The work is limited by the schema, however large the value, so code that later walks the value or compares its items
 * has little to do.
 */
export const beyondBounds = (schema: TSchema, value: unknown): FieldError | null => walk(schema, value, '')

/** The first property that is not in the object's schema; null when there is none. */
export function unknownProperty(schema: TSchema, value: unknown): FieldError | null {
  const name = typeof value === 'object' && value !== null ? findUnknown(schema, value) : null
  return name === null ? null : { field: name, message: 'is not known' }
}

function walk(limits: Limits, value: unknown, field: string): FieldError | null {
  if (limits.anyOf) return walkUnion(limits.anyOf, value, field)
  if (limits.type === 'object' || limits.properties) return walkObject(limits, value, field)
  if (limits.type === 'array') return walkArray(limits, value, field)
  if (limits.type === 'string' && typeof value === 'string') return walkString(limits, value, field)
  const isPlain = typeof value !== 'object' || value === null
  // A schema without a type, an `enum` or a `const` allows anything, like `Type.Unknown`.
  const isOfAnything = limits.type === undefined && !('enum' in limits) && !('const' in limits)
  return isPlain || isOfAnything ? null : wrongKind(limits, field)
}

function walkUnion(branches: Limits[], value: unknown, field: string): FieldError | null {
  const errors = branches.map((branch) => walk(branch, value, field))
  return errors.includes(null) ? null : { field, message: 'must match a schema in anyOf' }
}

function walkObject(limits: Limits, value: unknown, field: string): FieldError | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrongKind(limits, field)
  if (hasMore(value, limits.maxProperties))
    return { field, message: `must not have more than ${limits.maxProperties} properties` }
  const unknown = findUnknown(limits, value)
  if (unknown !== null) return { field: join(field, unknown), message: 'is not known' }
  for (const [name, limit] of Object.entries(limits.properties ?? {})) {
    if (!Object.hasOwn(value, name)) continue
    const error = walk(limit, (value as Record<string, unknown>)[name], join(field, name))
    if (error) return error
  }
  for (const [pattern, limit] of patternsOf(limits))
    for (const name in value) {
      const error = pattern.test(name)
        ? walk(limit, (value as Record<string, unknown>)[name], join(field, name))
        : null
      if (error) return error
    }
  return null
}

const patternsOf = ({ patternProperties = {} }: Limits): [RegExp, Limits][] =>
  Object.entries(patternProperties).map(([pattern, limit]) => [new RegExp(pattern, 'u'), limit])

function hasMore(value: object, most: number | undefined): boolean {
  if (most === undefined) return false
  let count = 0
  for (const _ in value) if (++count > most) return true
  return false
}

function findUnknown(limits: Limits, value: object): string | null {
  const { properties = {}, additionalProperties } = limits
  if (additionalProperties !== false) return null
  const patterns = patternsOf(limits)
  for (const name in value)
    if (!Object.hasOwn(properties, name) && !patterns.some(([pattern]) => pattern.test(name)))
      return name.slice(0, SHOWN_NAME).toWellFormed()
  return null
}

function walkArray(limits: Limits, value: unknown, field: string): FieldError | null {
  if (!Array.isArray(value)) return wrongKind(limits, field)
  if (limits.maxItems !== undefined && value.length > limits.maxItems)
    return { field, message: `must not have more than ${limits.maxItems} items` }
  if (!limits.items) return null
  for (const [index, item] of value.entries()) {
    const error = walk(limits.items, item, join(field, String(index)))
    if (error) return error
  }
  return null
}

function walkString({ maxLength }: Limits, value: string, field: string): FieldError | null {
  if (maxLength === undefined || value.length <= maxLength * LONGEST_CHARACTER) return null
  return { field, message: `must not have more than ${maxLength} characters` }
}

const wrongKind = ({ type }: Limits, field: string): FieldError => ({
  field,
  message: typeof type === 'string' ? `must be ${type}` : 'must be one value',
})

const join = (field: string, name: string) => (field ? `${field}.${name}` : name)
