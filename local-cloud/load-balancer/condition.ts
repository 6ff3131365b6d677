// The part of Cloud Armor's language that is evaluated here.
// Source: https://cloud.google.com/armor/docs/rules-language-reference

import { decodePath } from '../iam/json-http.ts'

export interface ConditionRequest {
  method: string
  /** Without the query. */
  path: string
}

export type Condition = (request: ConditionRequest) => boolean

const TOKENS =
  /\s*(?:(&&|\|\||!|\(|\))|(evaluatePreconfiguredWaf)\((?:[^()'"]|'[^']*')*\)|request\.(method|path)\s*==\s*'([^']*)'|request\.(method|path)(\.urlDecode\(\))?\.(startsWith|endsWith|contains|matches)\('([^']*)'\)|(true|false))/y

type Token = '&&' | '||' | '!' | '(' | ')' | Condition

/** Throws for what is not simulated. */
export function parseCondition(expression: string): Condition {
  const tokens = tokenize(expression)
  let at = 0
  const take = (token: Token) => tokens[at] === token && ++at > 0

  function either(): Condition {
    let left = both()
    while (take('||')) {
      const [before, right] = [left, both()]
      left = (request) => before(request) || right(request)
    }
    return left
  }
  function both(): Condition {
    let left = one()
    while (take('&&')) {
      const [before, right] = [left, one()]
      left = (request) => before(request) && right(request)
    }
    return left
  }
  function one(): Condition {
    if (take('!')) {
      const inner = one()
      return (request) => !inner(request)
    }
    if (take('(')) {
      const inner = either()
      if (!take(')')) throw new Error(`A bracket is not closed in ${expression}`)
      return inner
    }
    const token = tokens[at++]
    if (typeof token !== 'function') throw new Error(`Something is missing in ${expression}`)
    return token
  }

  const condition = either()
  if (at < tokens.length) throw new Error(`Something is left over in ${expression}`)
  return condition
}

function tokenize(expression: string): Token[] {
  const tokens: Token[] = []
  TOKENS.lastIndex = 0
  while (TOKENS.lastIndex < expression.trimEnd().length) {
    const at = TOKENS.lastIndex
    const match = TOKENS.exec(expression)
    if (!match) throw new Error(`${expression.slice(at)} is not simulated`)
    tokens.push(tokenOf(match))
  }
  return tokens
}

function tokenOf([
  ,
  sign,
  waf,
  equalField,
  equal,
  field,
  decoded,
  how,
  argument = '',
  constant,
]: RegExpExecArray): Token {
  if (sign) return sign as Token
  // No signature of Google's rule sets is known here, so none of them ever matches.
  if (waf) return () => false
  if (constant) return () => constant === 'true'
  if (equalField) return (request) => request[equalField as 'method' | 'path'] === equal
  const pattern = how === 'matches' ? new RegExp(argument) : null
  return (request) => {
    const sent = request[field as 'method' | 'path']
    const value = decoded ? decodePath(sent) : sent
    if (pattern) return pattern.test(value)
    if (how === 'startsWith') return value.startsWith(argument)
    return how === 'endsWith' ? value.endsWith(argument) : value.includes(argument)
  }
}
