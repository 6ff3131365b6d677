export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'string'; text: string; at: number }
  | { kind: 'sign'; text: string; at: number }

export class FilterSyntaxError extends Error {}

const SIGN = /(!=|[:.=(),])/y
const WORD = /[\p{L}\p{N}_-]+/uy
const STRING = /"((?:[^"\\]|\\.)*)"/sy
const SPACE = /\s+/y
// Matches a Unicode, hexadecimal or octal escape, or one escaped character.
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{2})|(.))/gs
const NAMED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07' }

/** Splits a filter of the Pub/Sub filter language into tokens; string literals are unescaped. */
export function tokenize(filter: string): Token[] {
  const tokens: Token[] = []
  let at = 0

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(filter)
  }

  while (at < filter.length) {
    const space = match(SPACE)
    const string = match(STRING)
    const word = match(WORD)
    const sign = match(SIGN)
    if (string) tokens.push({ kind: 'string', text: readEscapes(string[1]!), at })
    else if (word) tokens.push({ kind: 'word', text: word[0], at })
    else if (sign) tokens.push({ kind: 'sign', text: sign[0], at })
    else if (!space) throw new FilterSyntaxError(`unexpected ${JSON.stringify(filter[at])} at ${at + 1}`)
    at += (space ?? string ?? word ?? sign)![0].length
  }
  return tokens
}

function readEscapes(text: string): string {
  return text.replace(ESCAPE, (_, unicode?: string, hex?: string, octal?: string, character?: string) => {
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8))
    const code = unicode ?? hex
    if (code) return String.fromCharCode(Number.parseInt(code, 16))
    return NAMED[character!] ?? character!
  })
}
