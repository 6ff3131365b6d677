// What stands in a line of an answer. Pure.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  /** Numbers of sources. */
  | { kind: 'citation'; numbers: number[] }
  | { kind: 'break' }

const DEEPEST = 6

const MARKS = new RegExp(
  [
    '(?<ticks>`+)(?<code>[^`]+)\\k<ticks>',
    '!?\\[(?<label>[^\\[\\]\\n]*)\\]\\((?<href>[^()\\s]+)(?:\\s+"[^"]*")?\\)',
    '\\[(?<cited>\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\]',
    '(?<heavy>\\*\\*|__)(?=\\S)(?<strong>[^\\n]+?)(?<=\\S)\\k<heavy>',
    // Inside of a word, as in `file_name_1`, these are letters.
    '(?<![\\p{L}\\p{N}*_])(?<light>[*_])(?=[^\\s*_])(?<emphasis>[^\\n*_]+)(?<=\\S)\\k<light>(?![\\p{L}\\p{N}*_])',
    '\\\\(?<escaped>[\\\\`*_\\[\\](){}#+\\-.!>~|])',
    '(?<line>\\n)',
  ].join('|'),
  'gu',
)

/** `isKnown` says which numbers are sources; citations of others are left out. */
export function parseInline(text: string, isKnown: (n: number) => boolean, depth = 0): Inline[] {
  const parts: Inline[] = []
  const inside = (words: string): Inline[] =>
    depth < DEEPEST ? parseInline(words, isKnown, depth + 1) : [{ kind: 'text', text: words }]
  let end = 0
  for (const found of text.matchAll(MARKS)) {
    addText(parts, text.slice(end, found.index))
    end = found.index + found[0].length
    const { code, label = '', href, cited, strong, emphasis, escaped } = found.groups ?? {}
    // Of an image its description stays.
    if (href !== undefined && found[0].startsWith('!')) addText(parts, label)
    else if (href !== undefined) parts.push({ kind: 'link', href, children: inside(label) })
    else if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (cited !== undefined) addCitation(parts, cited.split(',').map(Number).filter(isKnown))
    else if (strong !== undefined) parts.push({ kind: 'strong', children: inside(strong) })
    else if (emphasis !== undefined) parts.push({ kind: 'emphasis', children: inside(emphasis) })
    else if (escaped !== undefined) addText(parts, escaped)
    else parts.push({ kind: 'break' })
  }
  addText(parts, text.slice(end))
  return parts
}

function addText(parts: Inline[], text: string): void {
  const last = parts.at(-1)
  if (last?.kind === 'text') last.text += text
  else if (text !== '') parts.push({ kind: 'text', text })
}

/** The space before it goes: it follows its word, or else nothing is there. */
function addCitation(parts: Inline[], numbers: number[]): void {
  const last = parts.at(-1)
  if (last?.kind === 'text') last.text = last.text.trimEnd()
  if (last?.kind === 'text' && last.text === '') parts.pop()
  if (numbers.length > 0) parts.push({ kind: 'citation', numbers })
}
