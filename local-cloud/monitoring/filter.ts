// The language in which alert policies and log-based metrics say what they look at. Monitoring's and Logging's filters
// are two dialects of it, and only what both of ours use is understood.
// Sources: https://cloud.google.com/monitoring/api/v3/filters
//          https://cloud.google.com/logging/docs/view/logging-query-language
import { SEVERITIES } from '../run/log-line.ts'

/** What a filter asks about: the value at a path such as `resource.labels.service_name`. */
export type Look = (path: string) => unknown

export interface Filter {
  matches(look: Look): boolean
  /** What the path must be equal to for anything to match; null when the filter does not say so. */
  required(path: string): string | null
}

type Node =
  | { kind: 'and' | 'or'; parts: Node[] }
  | { kind: 'not'; part: Node }
  | { kind: 'compare'; path: string; test: (value: unknown) => boolean; equals: string | null }

/** From the least; -1 for what is no severity. */
const rankOf = (severity: unknown) => (SEVERITIES as readonly unknown[]).indexOf(severity)

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|=~|!~|!=|>=|<=|[=<>:(),]|[^\s=<>:(),"!]+)/y

/** Throws an error that shows the filter when it contains something that is not simulated. */
export function parseFilter(text: string): Filter {
  const tokens = tokenize(text)
  let at = 0
  const wrong = (what: string): never => {
    throw new Error(`${what} in the filter ${text}`)
  }
  const peek = () => tokens[at]
  const take = (): string => tokens[at++] ?? wrong('Something is missing at the end')
  const expect = (token: string) => {
    if (take() !== token) wrong(`"${token}" is missing`)
  }

  function either(): Node {
    const parts = [both()]
    while (peek() === 'OR') {
      at++
      parts.push(both())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts }
  }

  function both(): Node {
    const parts = [one()]
    // Two comparisons side by side both have to hold.
    while (at < tokens.length && peek() !== 'OR' && peek() !== ')') {
      if (peek() === 'AND') at++
      parts.push(one())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
  }

  function one(): Node {
    if (peek() === 'NOT') {
      at++
      return { kind: 'not', part: one() }
    }
    if (peek() === '(') {
      at++
      const inner = either()
      expect(')')
      return inner
    }
    const name = take()
    if (peek() !== '(') return comparison(name)
    if (name !== 'log_id') wrong(`The function ${name} is not simulated`)
    at++
    const id = unquoted(take())
    expect(')')
    return equal('log_id', id)
  }

  function comparison(path: string): Node {
    const operator = take()
    const value = take()
    if (peek() === '(' && !value.startsWith('"')) return called(path, operator, value)
    const operand = unquoted(value)
    const compare = (test: (found: unknown) => boolean): Node => ({
      kind: 'compare',
      path,
      test,
      equals: null,
    })
    switch (operator) {
      case '=':
        return equal(path, operand)
      case '!=':
        return compare((found) => String(found ?? '') !== operand)
      case '=~':
        return compare((found) => found !== undefined && new RegExp(operand).test(String(found)))
      case '!~':
        return compare((found) => !new RegExp(operand).test(String(found ?? '')))
      case ':':
        return compare((found) =>
          operand === '*' ? found !== undefined && found !== null : String(found ?? '').includes(operand),
        )
      case '>':
      case '<':
      case '>=':
      case '<=':
        return compare((found) => found !== undefined && ordered(path, found, operator, operand))
      default:
        return wrong(`The comparison "${operator}" is not simulated`)
    }
  }

  /** `one_of("a", "b")`, `starts_with("a")`, `ends_with("a")`, `monitoring.regex.full_match("a.*")`. */
  function called(path: string, operator: string, name: string): Node {
    const args: string[] = []
    for (expect('('); peek() !== ')'; ) {
      if (args.length > 0) expect(',')
      args.push(unquoted(take()))
    }
    expect(')')
    const [first = ''] = args
    const tests: Record<string, (found: string) => boolean> = {
      one_of: (found) => args.includes(found),
      starts_with: (found) => found.startsWith(first),
      ends_with: (found) => found.endsWith(first),
      'monitoring.regex.full_match': (found) => new RegExp(`^(?:${first})$`).test(found),
    }
    const test = tests[name] ?? wrong(`The function ${name} is not simulated`)
    if (operator !== '=' && operator !== '!=') wrong(`"${operator}" before ${name} is not simulated`)
    return {
      kind: 'compare',
      path,
      test: (found) => test(String(found ?? '')) === (operator === '='),
      equals: null,
    }
  }

  const root = either()
  if (at < tokens.length) wrong(`"${peek()}" is not expected`)
  return {
    matches: (look) => matches(root, look),
    required: (path) => requiredBy(root, path),
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const [, token] = TOKEN.exec(text) ?? []
    if (token === undefined) throw new Error(`The filter ${text} cannot be read`)
    tokens.push(token)
  }
  if (tokens.length === 0) throw new Error('A filter is empty')
  return tokens
}

const unquoted = (token: string) =>
  token.startsWith('"') ? token.slice(1, -1).replace(/\\(["\\])/g, '$1') : token

/** Monitoring accepts `resource.label.x` for `resource.labels.x`. */
export const canonical = (path: string) => path.replace(/^(resource|metric)\.label\./, '$1.labels.')

const equal = (path: string, operand: string): Node => ({
  kind: 'compare',
  path: canonical(path),
  test: (found) => found !== undefined && String(found) === operand,
  equals: operand,
})

function ordered(path: string, found: unknown, operator: string, operand: string): boolean {
  const [a, b] = path === 'severity' ? [rankOf(found), rankOf(operand)] : [Number(found), Number(operand)]
  if (operator === '>') return a > b
  if (operator === '<') return a < b
  return operator === '>=' ? a >= b : a <= b
}

function matches(node: Node, look: Look): boolean {
  switch (node.kind) {
    case 'and':
      return node.parts.every((part) => matches(part, look))
    case 'or':
      return node.parts.some((part) => matches(part, look))
    case 'not':
      return !matches(node.part, look)
    case 'compare':
      return node.test(look(canonical(node.path)))
  }
}

function requiredBy(node: Node, path: string): string | null {
  if (node.kind === 'compare') return canonical(node.path) === path ? node.equals : null
  if (node.kind !== 'and') return null
  for (const part of node.parts) {
    const found = requiredBy(part, path)
    if (found !== null) return found
  }
  return null
}
