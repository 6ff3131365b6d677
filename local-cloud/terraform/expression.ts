// Parses Terraform's expression language as far as synthesized JSON uses it: templates ("a-${x.y.name}"), literals,
// lists, objects, references with traversals, and function calls. Anything else is an error.
// Source: https://developer.hashicorp.com/terraform/language/expressions

export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'template'; parts: Expression[] }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'object'; entries: [string, Expression][] }
  | { kind: 'call'; name: string; args: Expression[] }
  /** `google_storage_bucket.originals.cors[0].method`: every step after the root, in order. */
  | { kind: 'reference'; path: (string | number)[] }

/** Parses a JSON string as an expression: plain text is a literal, and a lone `${…}` keeps its type. */
export function parseTemplate(text: string): Expression {
  const parts = templateParts(text)
  if (parts.length === 0) return { kind: 'literal', value: '' }
  const [only] = parts
  if (parts.length === 1 && only) return only
  return { kind: 'template', parts }
}

function templateParts(text: string): Expression[] {
  const parts: Expression[] = []
  let plain = ''
  let at = 0
  const flush = () => {
    if (plain !== '') parts.push({ kind: 'literal', value: plain })
    plain = ''
  }
  while (at < text.length) {
    if (text.startsWith('$${', at)) {
      plain += '${'
      at += 3
    } else if (text.startsWith('${', at)) {
      flush()
      const end = endOfInterpolation(text, at + 2)
      parts.push(parseExpression(text.slice(at + 2, end)))
      at = end + 1
    } else {
      const dollar = text.indexOf('$', at + 1)
      const end = dollar === -1 ? text.length : dollar
      plain += text.slice(at, end)
      at = end
    }
  }
  flush()
  return parts
}

/** The index of the `}` that closes an interpolation whose content starts at `start`. */
function endOfInterpolation(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') at = endOfString(text, at)
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && depth-- === 0) return at
  }
  throw new Error(`Unclosed interpolation in ${JSON.stringify(text)}`)
}

/** The index of the quote that closes the string whose opening quote is at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith('${', at)) at = endOfInterpolation(text, at + 2)
    else if (text[at] === '"') return at
  }
  throw new Error(`Unclosed string in ${JSON.stringify(text)}`)
}

function parseExpression(source: string): Expression {
  let at = 0
  const fail = (): never => {
    throw new Error(
      `Cannot read the expression ${JSON.stringify(source)} at ${JSON.stringify(source.slice(at))}`,
    )
  }
  const skip = () => {
    while (SPACE.has(source[at] ?? '')) at++
  }
  const take = (token: string): boolean => {
    skip()
    if (!source.startsWith(token, at)) return false
    at += token.length
    return true
  }
  const match = (pattern: RegExp): string | null => {
    skip()
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0] ?? null
    at += found?.length ?? 0
    return found
  }

  function sequence(close: string): Expression[] {
    const items: Expression[] = []
    while (!take(close)) {
      items.push(value())
      if (!take(',')) {
        if (!take(close)) fail()
        break
      }
    }
    return items
  }

  function object(): Expression {
    const entries: [string, Expression][] = []
    while (!take('}')) {
      const key = source[at] === '"' ? quoted() : match(WORD)
      if (key === null || !(take('=') || take(':'))) return fail()
      entries.push([typeof key === 'string' ? key : textOf(key), value()])
      take(',')
    }
    return { kind: 'object', entries }
  }

  function textOf(expression: Expression): string {
    return expression.kind === 'literal' ? String(expression.value) : fail()
  }

  function quoted(): Expression {
    skip()
    const end = endOfString(source, at)
    const raw = source.slice(at + 1, end)
    at = end + 1
    return parseTemplate(raw.replace(/\\(["\\nrt])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped))
  }

  function reference(root: string): Expression {
    const path: (string | number)[] = [root]
    for (;;) {
      if (source[at] === '.') {
        at++
        path.push(match(STEP) ?? fail())
      } else if (source[at] === '[') {
        at++
        const index = value()
        if (index.kind !== 'literal' || !take(']')) return fail()
        path.push(typeof index.value === 'number' ? index.value : String(index.value))
      } else {
        return { kind: 'reference', path }
      }
    }
  }

  function value(): Expression {
    skip()
    if (take('[')) return { kind: 'list', items: sequence(']') }
    if (take('{')) return object()
    if (source[at] === '"') return quoted()
    const number = match(NUMBER)
    if (number !== null) return { kind: 'literal', value: Number(number) }
    const word = match(WORD) ?? fail()
    if (word in WORDS) return { kind: 'literal', value: WORDS[word] ?? null }
    if (take('(')) return { kind: 'call', name: word, args: sequence(')') }
    return reference(word)
  }

  const result = value()
  skip()
  return at === source.length ? result : fail()
}

const SPACE = new Set([' ', '\t', '\n', '\r'])
const WORD = /[A-Za-z_][\w-]*/y
const STEP = /[A-Za-z_][\w-]*|\d+/y
const NUMBER = /-?\d+(\.\d+)?/y
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' }
const WORDS: Record<string, boolean | null> = { true: true, false: false, null: null }
