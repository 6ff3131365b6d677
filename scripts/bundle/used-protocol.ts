export interface Namespace {
  nested?: Record<string, Namespace>
  fields?: Record<string, { type: string; keyType?: string }>
  methods?: Record<string, { requestType: string; responseType: string }>
}

/**
 * Reduces a protocol, in protobufjs's JSON form, to the given services and every message and enumeration that their
 * calls can contain.
 */
export function usedProtocol(root: Namespace, services: readonly string[]): Namespace {
  const used = new Set<string>()
  const queue = [...services]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (used.has(name)) continue
    used.add(name)
    const found = find(root, name)
    if (!found) throw new Error(`The protocol has no ${name}`)
    for (const mentioned of mentions(found)) {
      const full = resolve(root, name, mentioned)
      if (full) queue.push(full)
    }
  }
  return only(root, used)
}

const find = (root: Namespace, name: string): Namespace | undefined =>
  name.split('.').reduce<Namespace | undefined>((at, part) => at?.nested?.[part], root)

function mentions({ fields = {}, methods = {} }: Namespace): string[] {
  return [
    ...Object.values(fields).map(({ type }) => type),
    ...Object.values(methods).flatMap(({ requestType, responseType }) => [requestType, responseType]),
  ]
}

/** Names are resolved from the inside out. Null for scalar types such as `string`. */
function resolve(root: Namespace, from: string, mentioned: string): string | null {
  for (let scope = from.split('.'); ; scope = scope.slice(0, -1)) {
    const full = [...scope, mentioned].join('.')
    if (find(root, full)) return full
    if (scope.length === 0) return null
  }
}

/** Drops everything that is not used and keeps the rest in its place. */
function only(at: Namespace, used: ReadonlySet<string>, name = ''): Namespace {
  const { nested, ...rest } = at
  const kept = Object.entries(nested ?? {}).flatMap(([part, inner]) => {
    const full = name ? `${name}.${part}` : part
    const left = only(inner, used, full)
    return used.has(full) || left.nested ? [[part, used.has(full) ? left : { nested: left.nested }]] : []
  })
  return kept.length > 0 ? { ...rest, nested: Object.fromEntries(kept) } : rest
}
