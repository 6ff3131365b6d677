// Texts as tokens with positions. Names of skills keep their signs: "C++", "C#", ".NET", "Security+".

export interface Token {
  /** Lower case, composed. */
  text: string
  start: number
  end: number
}

const TOKEN =
  /(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])|[\p{Script=Latin}\p{N}\p{M}]+(?:\+\+|#(?![\p{L}\p{N}])|\+(?![\p{L}\p{N}+]))?|[\p{Script=Cyrillic}\p{M}]+|\p{Script=Han}+|\p{Script=Katakana}+|\p{Script=Hiragana}+|(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/giu

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index
    tokens.push({ text: match[0].normalize('NFC').toLowerCase(), start, end: start + match[0].length })
  }
  return tokens
}

/** What stands between two tokens of one name: a blank, a hyphen and a soft line break are the same. */
export function gapOf(between: string): string {
  if (between === '') return ''
  if (/^[-‐‑–_]$/.test(between) || /^[^\S\n]*\n?[^\S\n]*$/.test(between)) return ' '
  const sign = between.trim()
  return sign === '.' || sign === "'" ? between : sign.replace('’', "'")
}
