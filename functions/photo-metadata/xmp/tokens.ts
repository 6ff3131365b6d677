// Takes XML apart in one pass over the text. A general parser with regular expressions takes minutes for a few hundred
// kilobytes made for it.

const NAME = /[^\s/>=]+/y
const ATTRIBUTE = /\s*([^\s/>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** Programs that write each of their settings as an attribute of one element have a few hundred. */
const MAX_ATTRIBUTES = 2000

const EXCLAMATION = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f
const CDATA = '<![CDATA['
const END = ['</', '>'] as const
const SKIPPED = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'start'; name: string; attributes: Map<string, string>; isEmpty: boolean }
  | { kind: 'end' }

/** The tags and the text between them; ends where the text stops being XML. */
export function* tokensOf(xml: string): Generator<Token> {
  for (let at = 0; ; ) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) yield { kind: 'text', text: xml.slice(at, tag) }
    const next = xml.charCodeAt(tag + 1)
    if (next === EXCLAMATION || next === QUESTION || next === SLASH) {
      const [opening, closing] = SKIPPED.find(([each]) => xml.startsWith(each, tag)) ?? END
      const closed = xml.indexOf(closing, tag + opening.length)
      if (closed < 0) return
      if (opening === CDATA) yield { kind: 'text', text: escaped(xml.slice(tag + CDATA.length, closed)) }
      if (next === SLASH) yield { kind: 'end' }
      at = closed + closing.length
      continue
    }
    const read = readStart(xml, tag + 1)
    if (!read) return
    yield read.token
    at = read.at
  }
}

/** Reads an element's name and attributes from behind its "<"; null when they do not end. */
function readStart(xml: string, from: number): { token: Token; at: number } | null {
  NAME.lastIndex = from
  const name = NAME.exec(xml)?.[0]
  if (!name) return null
  const attributes = new Map<string, string>()
  let at = from + name.length
  while (attributes.size < MAX_ATTRIBUTES) {
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(xml)
    if (!found) break
    attributes.set(found[1] ?? '', found[2] ?? found[3] ?? '')
    at = ATTRIBUTE.lastIndex
  }
  const closed = xml.indexOf('>', at)
  if (closed < 0) return null
  const isEmpty = xml[closed - 1] === '/'
  return { token: { kind: 'start', name, attributes, isEmpty }, at: closed + 1 }
}

/** Everywhere else an ampersand begins an entity. */
const escaped = (text: string) => text.replaceAll('&', '&amp;')
