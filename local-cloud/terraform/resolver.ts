import { type Expression, parseTemplate } from './expression.ts'
import { callFunction, text, type Value } from './functions.ts'

/** The synthesized JSON's blocks: type → id → attributes. */
export type Blocks = Record<string, Record<string, { [key: string]: Value }>>

export interface ResolverDeps {
  resources: Blocks
  data: Blocks
  locals: { [key: string]: Value }
  variables: Record<string, { default?: Value }>
  /**
   * What the provider would fill in after `apply`: a resource's id, a service's uri. Returns undefined for other
   * attributes.
   */
  computed: (
    block: { type: string; address: string; isData: boolean },
    attribute: string,
    own: (name: string) => Value | undefined,
  ) => Value | undefined
}

export interface Resolver {
  /** The value with every reference in it replaced. Throws an error that names a reference that cannot be resolved. */
  resolve(value: Value): Value
}

export function createResolver({ resources, data, locals, variables, computed }: ResolverDeps): Resolver {
  // The references being followed at the moment, to tell a cycle from a long chain.
  const following: string[] = []
  // Most references are to the same few names, and their values do not change.
  const followed = new Map<string, Value>()

  function resolve(value: Value): Value {
    if (typeof value === 'string') return value.includes('${') ? evaluate(parseTemplate(value)) : value
    if (Array.isArray(value)) return value.map(resolve)
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]))
    }
    return value
  }

  function evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'literal':
        return expression.value
      case 'template':
        return expression.parts.map((part) => text(evaluate(part))).join('')
      case 'list':
        return expression.items.map(evaluate)
      case 'object':
        return Object.fromEntries(expression.entries.map(([key, each]) => [key, evaluate(each)]))
      case 'call':
        return callFunction(expression.name, expression.args.map(evaluate))
      case 'reference':
        return follow(expression.path)
    }
  }

  function follow(path: (string | number)[]): Value {
    const name = path.join('.')
    const known = followed.get(name)
    if (known !== undefined) return known
    if (following.includes(name)) {
      throw new Error(`References form a cycle: ${[...following, name].join(' → ')}`)
    }
    following.push(name)
    try {
      const found = lookUp(path)
      if (found === undefined) throw new Error(`Nothing in the Terraform JSON is called ${name}`)
      followed.set(name, found)
      return found
    } finally {
      following.pop()
    }
  }

  function lookUp(path: (string | number)[]): Value | undefined {
    const [root, ...rest] = path
    if (root === 'local' || root === 'var') {
      const [name, ...deeper] = rest
      const value = root === 'local' ? locals[String(name)] : variables[String(name)]?.default
      return value === undefined ? undefined : traverse(resolve(value), deeper)
    }
    const isData = root === 'data'
    const [type, id, attribute, ...deeper] = isData ? rest : path
    const block = (isData ? data : resources)[String(type)]?.[String(id)]
    if (!block || attribute === undefined) return undefined
    const own = (name: string): Value | undefined => {
      const value = block[name]
      return value === undefined ? undefined : resolve(value)
    }
    const address = `${isData ? 'data.' : ''}${type}.${id}`
    const value =
      computed({ type: String(type), address, isData }, String(attribute), own) ?? own(String(attribute))
    return value === undefined ? undefined : traverse(value, deeper)
  }

  return { resolve }
}

function traverse(value: Value, path: (string | number)[]): Value | undefined {
  let current: Value | undefined = value
  for (const step of path) {
    if (Array.isArray(current)) current = current[Number(step)]
    // A nested block is a list of one in Terraform, but often a plain object in its JSON.
    else if (typeof current === 'object' && current !== null)
      current = isFirst(step) ? current : current[step]
    else return undefined
  }
  return current
}

const isFirst = (step: string | number) => step === 0 || step === '0'
