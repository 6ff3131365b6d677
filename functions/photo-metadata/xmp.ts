// Parses XMP packets (ISO 16684-1) in one pass over the text. A general parser with regular expressions takes minutes
// for a few hundred kilobytes made for it, and would write properties called `__proto__` where they are inherited.
import type { TagGroup } from './tag-group.ts'

/** The prefixes that all writers use for these namespaces; other namespaces are not read. */
const PREFIXES = ['dc', 'tiff', 'exif', 'aux', 'xmp', 'photoshop'] as const
export type XmpTags = Partial<Record<(typeof PREFIXES)[number], TagGroup>>

/** One entry of a list; `lang` is set when it is an alternative in a language. Entities are left as written. */
export type XmpItem = string | { lang: string; value: string }

interface Property {
  name: string
  /** How many elements were open when its own was opened. */
  depth: number
  text: string
  items: XmpItem[]
  /** The list entry that is open at the moment. */
  item: { text: string; lang: string | undefined } | null
}

const NAME = /[^\s/>=]+/y
const ATTRIBUTE = /\s*([^\s/>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** The properties of all descriptions; from text that is not XMP, whatever is found. */
export function readXmp(text: string): XmpTags {
  const tags: XmpTags = {}
  const open: string[] = []
  let property: Property | null = null

  function set(name: string, value: unknown): void {
    const [prefix, local, ...more] = name.split(':')
    const known = PREFIXES.find((each) => each === prefix)
    if (!known || !local || more.length > 0) return
    tags[known] ??= Object.create(null) as TagGroup
    tags[known][local] ??= value
  }

  function write(written: string): void {
    if (property?.item) property.item.text += written
    else if (property?.depth === open.length) property.text += written
  }

  function start(name: string, attributes: Map<string, string>): void {
    const parent = open.at(-1)
    open.push(name)
    if (property) {
      // A list entry is two levels below its property, with the list itself in between.
      if (name === 'rdf:li' && open.length === property.depth + 2)
        property.item = { text: '', lang: attributes.get('xml:lang') }
    } else if (name === 'rdf:Description') for (const [key, value] of attributes) set(key, value)
    else if (parent === 'rdf:Description')
      property = { name, depth: open.length, text: '', items: [], item: null }
  }

  function end(): void {
    if (property?.item && open.length === property.depth + 2) {
      const { text: value, lang } = property.item
      property.items.push(lang === undefined ? value.trim() : { lang, value: value.trim() })
      property.item = null
    } else if (property?.depth === open.length) {
      const { name, items, text: own } = property
      if (items.length > 0) set(name, items)
      else if (own.trim() !== '') set(name, own.trim())
      property = null
    }
    open.pop()
  }

  for (const token of tokensOf(text)) {
    if (token.kind === 'text') write(token.text)
    else if (token.kind === 'end') end()
    else {
      start(token.name, token.attributes)
      if (token.isEmpty) end()
    }
  }
  return tags
}

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'start'; name: string; attributes: Map<string, string>; isEmpty: boolean }
  | { kind: 'end' }

/** The tags and the text between them; ends where the text stops being XML. */
function* tokensOf(xml: string): Generator<Token> {
  for (let at = 0; ; ) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) yield { kind: 'text', text: xml.slice(at, tag) }
    const skipped = [
      ['<!--', '-->'],
      ['<?', '?>'],
      ['<!', '>'],
      ['</', '>'],
    ].find(([opening = '']) => xml.startsWith(opening, tag))
    if (skipped) {
      const [opening, closing = ''] = skipped
      const closed = xml.indexOf(closing, tag)
      if (closed < 0) return
      if (opening === '</') yield { kind: 'end' }
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
  for (;;) {
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
