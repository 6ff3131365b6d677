// Makes a whole résumé of what a model answered: missing fields become empty, entries get ids, unknown fields go.
import type { TSchema } from 'typebox'
import { ResumeContent } from '../../careers/resumes/schemas.ts'
import { checker } from '../../platform/check.ts'

const check = checker(ResumeContent)

/** Returns null for what does not have the shape of a résumé. */
export function completeResume(value: unknown, newId: () => string): ResumeContent | null {
  if (!isObject(value)) return null
  const checked = check(fill(ResumeContent, value, newId))
  return checked.ok ? checked.value : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Shape {
  type?: string
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  maxLength?: number
  pattern?: string
}

/** What does not fit stays as it is, and the check refuses it. */
function fill(schema: TSchema, value: unknown, newId: () => string): unknown {
  const { type, properties, items, anyOf }: Shape = schema as Shape
  if (anyOf) {
    const [first] = anyOf
    return value === undefined || value === null || !first ? null : fill(first as TSchema, value, newId)
  }
  if (properties) {
    // A line may come as plain text, and a date as "2021-03".
    const given = typeof value === 'string' && 'text' in properties ? { text: value } : (value ?? {})
    if (!isObject(given)) return given
    return Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [
        name,
        name === 'id' ? newId() : name === 'iso' ? isoOf(given) : fill(field as TSchema, given[name], newId),
      ]),
    )
  }
  if (type === 'array') {
    const list = value ?? []
    return Array.isArray(list) && items ? list.map((item) => fill(items as TSchema, item, newId)) : list
  }
  if (type === 'string') return value === undefined || value === null ? '' : value
  if (type === 'boolean') return value ?? false
  return value
}

/** A date that is written as in ISO 8601 is one; everything else stays text. */
function isoOf({ iso, text }: Record<string, unknown>): string | null {
  const found = [iso, text].find((each) => typeof each === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(each))
  return typeof found === 'string' ? found : null
}
