import type { FieldError } from '../platform/errors.ts'

/** Levels of a body: ours have two, and whatever compares or prints deeper ones may run out of stack. */
const DEEPEST = 16

/** The value as it can be stored, or where it is nested too deeply. */
export type PlainBody = { ok: true; value: unknown } | { ok: false; errors: FieldError[] }

/** Halves of characters, as some systems have them in file names, are replaced: the database takes whole ones only. */
export function plainBody(body: unknown): PlainBody {
  const tooDeep = findTooDeep(body)
  if (tooDeep !== null) return { ok: false, errors: [{ field: tooDeep, message: 'is nested too deeply' }] }
  return { ok: true, value: wellFormed(body) }
}

/** The first level's name of what is nested too deeply. */
function findTooDeep(body: unknown): string | null {
  const open = childrenOf(body).map(([field, value]) => ({ field, value, depth: 1 }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { field, value, depth } = next
    const children = childrenOf(value)
    if (children.length > 0 && depth >= DEEPEST) return field
    for (const [, child] of children) open.push({ field, value: child, depth: depth + 1 })
  }
  return null
}

const childrenOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, wellFormed(child)]))
}
