import { invalidArgument } from './errors.ts'
import { MAX_FIELD_NAME_BYTES } from './limits.ts'
import type { Fields, Value } from './value.ts'
import { map } from './value.ts'

/** A field's path, one string per level. */
export type FieldPath = readonly string[]

export const NAME_FIELD = '__name__'
export const isName = (path: FieldPath) => path.length === 1 && path[0] === NAME_FIELD

const SIMPLE = /^[a-zA-Z_][a-zA-Z_0-9]*$/
const SEGMENT = /(?:`((?:[^`\\]|\\[\s\S])*)`|([a-zA-Z_][a-zA-Z_0-9]*))(\.|$)/y

const parsed = new Map<string, FieldPath>()

/** Parses `a.b` and `` `x-y`.z ``. Throws INVALID_ARGUMENT. */
export function parseFieldPath(text: string): FieldPath {
  const known = parsed.get(text)
  if (known) return known
  const path: string[] = []
  SEGMENT.lastIndex = 0
  let open = true
  while (open) {
    const match = SEGMENT.exec(text)
    if (!match) throw invalidArgument(`Invalid field path "${text}".`)
    const segment = match[2] ?? match[1]!.replace(/\\([\s\S])/g, '$1')
    if (segment === '') throw invalidArgument(`Invalid field path "${text}": a segment is empty.`)
    if (Buffer.byteLength(segment) > MAX_FIELD_NAME_BYTES) {
      throw invalidArgument(`Field name is longer than ${MAX_FIELD_NAME_BYTES} bytes.`)
    }
    path.push(segment)
    open = match[3] === '.'
  }
  // Programs use few distinct paths; the limit guards against paths made from data (map keys).
  if (parsed.size > 10_000) parsed.clear()
  parsed.set(text, path)
  return path
}

export function formatFieldPath(path: FieldPath): string {
  return path.map((name) => (SIMPLE.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``)).join('.')
}

export function getField(fields: Fields, path: FieldPath): Value | undefined {
  let value = Object.hasOwn(fields, path[0]!) ? fields[path[0]!] : undefined
  for (let i = 1; i < path.length && value; i++) {
    if (value.valueType !== 'mapValue') return undefined
    const inner: Fields | undefined = value.mapValue.fields
    value = inner && Object.hasOwn(inner, path[i]!) ? inner[path[i]!] : undefined
  }
  return value
}

/** A copy of `fields` with the value at `path`; `undefined` removes it. Missing maps on the way are created. */
export function withField(fields: Fields, path: FieldPath, value: Value | undefined): Fields {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) {
    if (value) return { ...fields, [name]: value }
    const { [name]: _, ...others } = fields
    return others
  }
  const current = Object.hasOwn(fields, name) ? fields[name] : undefined
  const inner = current?.valueType === 'mapValue' ? (current.mapValue.fields ?? {}) : null
  if (!value && !inner) return fields
  return { ...fields, [name]: map(withField(inner ?? {}, rest, value)) }
}

/** Keeps only what the paths name, including the maps on the way. */
export function pickFields(fields: Fields, paths: readonly FieldPath[]): Fields {
  const found = paths.flatMap((path) => {
    const value = getField(fields, path)
    return value ? [{ path, value }] : []
  })
  const isWhole = ({ path }: { path: FieldPath }) => path.length === 1
  // Most masks name whole fields, and many of them: a copy for each would take longer than everything else.
  let picked: Fields = Object.fromEntries(found.filter(isWhole).map(({ path, value }) => [path[0], value]))
  for (const { path, value } of found) if (path.length > 1) picked = withField(picked, path, value)
  return picked
}
