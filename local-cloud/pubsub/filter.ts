import { FilterSyntaxError, type Token, tokenize } from './filter-tokens.ts'
import { MAX_FILTER_BYTES } from './limits.ts'

export type Attributes = Readonly<Record<string, string>>
export type Filter = (attributes: Attributes) => boolean

export const matchesAll: Filter = () => true

// Only own properties count, because a key may be called like something every object inherits.
const attributeOf = (attributes: Attributes, key: string) =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined

/**
 * Parses a filter in the Pub/Sub filter language into a function of a message's attributes; '' lets everything through.
 * Throws FilterSyntaxError.
 * Source: https://cloud.google.com/pubsub/docs/subscription-message-filter#filtering_syntax
 */
export function parseFilter(text: string): Filter {
  if (Buffer.byteLength(text) > MAX_FILTER_BYTES) {
    throw new FilterSyntaxError(`the filter is longer than ${MAX_FILTER_BYTES} bytes`)
  }
  const tokens = tokenize(text)
  if (tokens.length === 0) return matchesAll
  let next = 0

  const peek = () => tokens[next]?.text
  const isSign = (sign: string) => tokens[next]?.kind === 'sign' && peek() === sign
  const isWord = (word: string) => tokens[next]?.kind === 'word' && peek() === word

  function take(kind: Token['kind'], expected?: string): string {
    const token = tokens[next]
    if (token?.kind !== kind || (expected !== undefined && token.text !== expected)) {
      const found = token ? `${JSON.stringify(token.text)} at ${token.at + 1}` : 'the end'
      throw new FilterSyntaxError(`expected ${expected ?? kind}, found ${found}`)
    }
    next += 1
    return token.text
  }

  // AND and OR have no precedence over each other, so mixing them without parentheses is an error.
  function condition(): Filter {
    const terms = [term()]
    const operator = isWord('AND') || isWord('OR') ? peek()! : undefined
    while (operator && isWord(operator)) {
      next += 1
      terms.push(term())
    }
    if (isWord('AND') || isWord('OR')) throw new FilterSyntaxError('AND and OR need parentheses when mixed')
    if (terms.length === 1) return terms[0]!
    return operator === 'AND'
      ? (attributes) => terms.every((matches) => matches(attributes))
      : (attributes) => terms.some((matches) => matches(attributes))
  }

  function term(): Filter {
    if (isWord('NOT')) {
      next += 1
      const negated = term()
      return (attributes) => !negated(attributes)
    }
    if (isSign('(')) {
      next += 1
      const inner = condition()
      take('sign', ')')
      return inner
    }
    return isWord('hasPrefix') ? hasPrefix() : comparison()
  }

  function hasPrefix(): Filter {
    take('word', 'hasPrefix')
    take('sign', '(')
    take('word', 'attributes')
    take('sign', '.')
    const key = attributeKey()
    take('sign', ',')
    const prefix = take('string')
    take('sign', ')')
    return (attributes) => attributeOf(attributes, key)?.startsWith(prefix) ?? false
  }

  function comparison(): Filter {
    take('word', 'attributes')
    if (isSign(':')) {
      next += 1
      const key = attributeKey()
      return (attributes) => Object.hasOwn(attributes, key)
    }
    take('sign', '.')
    const key = attributeKey()
    if (isSign('=')) {
      next += 1
      const value = take('string')
      return (attributes) => attributeOf(attributes, key) === value
    }
    take('sign', '!=')
    const value = take('string')
    return (attributes) => attributeOf(attributes, key) !== value
  }

  function attributeKey(): string {
    return tokens[next]?.kind === 'string' ? take('string') : take('word')
  }

  const filter = condition()
  if (next < tokens.length) throw new FilterSyntaxError(`unexpected ${peek()} at ${tokens[next]!.at + 1}`)
  return filter
}
