import type { Value } from './functions.ts'

/**
 * Reads one block of a resource attribute by attribute. It remembers which attributes were read; `unread` names all
 * others, so that nothing is ignored silently. A wrong type is an error that names the attribute.
 */
export interface Reader {
  /** `google_pubsub_topic.photo-uploaded`, followed by the path for nested blocks. */
  address: string
  has(name: string): boolean
  text(name: string, fallback?: string): string
  optionalText(name: string): string | null
  number(name: string, fallback?: number): number
  optionalNumber(name: string): number | undefined
  flag(name: string, fallback: boolean): boolean
  texts(name: string): string[]
  textMap(name: string): Record<string, string>
  /** Seconds, from `"600s"`. */
  seconds(name: string, fallback?: number): number
  /** A nested block that occurs at most once. */
  block(name: string): Reader | null
  blocks(name: string): Reader[]
  /** Marks attributes that change nothing in the local cloud. */
  withoutEffect(names: readonly string[]): void
  unread(): string[]
}

/** Terraform's own arguments, which every resource may have; they order and guard the deployment. */
const META_ARGUMENTS = ['//', 'depends_on', 'lifecycle', 'provider', 'timeouts']

export function createReader(address: string, attributes: { [key: string]: Value }): Reader {
  const asked = new Set(META_ARGUMENTS)
  const nested: Reader[] = []

  const get = (name: string): Value | undefined => {
    asked.add(name)
    return attributes[name] ?? undefined
  }
  const wrong = (name: string, expected: string): never => {
    throw new Error(`${address}.${name}: expected ${expected}, got ${JSON.stringify(attributes[name])}`)
  }

  function need<T>(name: string, found: T | undefined, fallback: T | undefined, expected: string): T {
    return found ?? fallback ?? wrong(name, expected)
  }

  function textOrNothing(name: string): string | undefined {
    const value = get(name)
    if (value === undefined || typeof value === 'string') return value
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : wrong(name, 'a string')
  }

  function numberOrNothing(name: string): number | undefined {
    const value = get(name)
    if (value === undefined) return undefined
    const number = typeof value === 'string' && value !== '' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) ? number : wrong(name, 'a number')
  }

  function blocks(name: string): Reader[] {
    const value = get(name)
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
    return list.map((each, index) => {
      if (each === null || typeof each !== 'object' || Array.isArray(each)) return wrong(name, 'a block')
      const reader = createReader(`${address}.${name}${list.length > 1 ? `[${index}]` : ''}`, each)
      nested.push(reader)
      return reader
    })
  }

  return {
    address,
    has: (name) => get(name) !== undefined,
    text: (name, fallback) => need(name, textOrNothing(name), fallback, 'a string'),
    optionalText: (name) => textOrNothing(name) ?? null,
    number: (name, fallback) => need(name, numberOrNothing(name), fallback, 'a number'),
    optionalNumber: numberOrNothing,
    flag(name, fallback) {
      const value = get(name) ?? fallback
      if (value === 'true' || value === 'false') return value === 'true'
      return typeof value === 'boolean' ? value : wrong(name, 'true or false')
    },
    texts(name) {
      const value = get(name) ?? []
      if (!Array.isArray(value)) return wrong(name, 'a list of strings')
      return value.map((each) => (typeof each === 'string' ? each : wrong(name, 'a list of strings')))
    },
    textMap(name) {
      const value = get(name) ?? {}
      if (typeof value !== 'object' || Array.isArray(value)) return wrong(name, 'a map of strings')
      return Object.fromEntries(Object.entries(value ?? {}).map(([key, each]) => [key, String(each)]))
    },
    seconds(name, fallback) {
      const value = textOrNothing(name)
      const match = value === undefined ? null : /^(\d+(?:\.\d+)?)s?$/.exec(value)
      if (value !== undefined && !match) return wrong(name, 'seconds such as "600s"')
      return need(name, match ? Number(match[1]) : undefined, fallback, 'seconds such as "600s"')
    },
    block(name) {
      const [first, ...others] = blocks(name)
      return others.length > 0 ? wrong(name, 'one block') : (first ?? null)
    },
    blocks,
    withoutEffect(names) {
      for (const name of names) asked.add(name)
    },
    unread: () => [
      ...Object.keys(attributes)
        .filter((name) => !asked.has(name) && attributes[name] !== null)
        .map((name) => `${address}.${name}`),
      ...nested.flatMap((reader) => reader.unread()),
    ],
  }
}
