// Parses XMP packets (ISO 16684-1). Properties called `__proto__` are properties like others.
import type { TagGroup } from './tag-group.ts'
import { decodeXmp } from './xmp/encoding.ts'
import { createNames, type Name, type Prefix } from './xmp/names.ts'
import { tokensOf } from './xmp/tokens.ts'

/** Properties by the usual prefix of their namespace, whatever prefix the writer uses. */
export type XmpTags = Partial<Record<Prefix, TagGroup>>

/** One entry of a list; `lang` is set when it is an alternative in a language. Entities are left as written. */
export type XmpItem = string | { lang: string; value: string }

/** What an element is to RDF. `value` holds the text of a property or an entry that has qualifiers beside it. */
type Kind = 'description' | 'value' | 'other'

interface Property {
  name: Name | null
  /** How many elements were open when its own was opened. */
  depth: number
  text: string
  items: XmpItem[]
  /** The list entry that is open at the moment, with the depth of what is inside of it. */
  item: { depth: number; text: string; lang: string | undefined } | null
}

/** Programs that keep every step of their work write some ten thousand; it bounds what a packet made to be greedy costs. */
const MAX_TOKENS = 200_000

/** The properties of all descriptions in a packet; from bytes that are not XMP, whatever is found. */
export function readXmp(packet: Buffer): XmpTags {
  const tags: XmpTags = {}
  const names = createNames()
  const open: Kind[] = []
  let property: Property | null = null

  function set(name: Name | null, value: unknown): void {
    // What RDF says about itself is not about the photo.
    if (!name || name.prefix === 'rdf' || name.prefix === 'xml') return
    const { prefix, local } = name
    tags[prefix] ??= Object.create(null) as TagGroup
    tags[prefix][local] ??= value
  }

  function write(written: string): void {
    if (!property) return
    const part = property.item ?? property
    if (open.length === part.depth || open.at(-1) === 'value') part.text += written
  }

  function start(name: string, attributes: Map<string, string>): void {
    const parent = open.at(-1)
    names.declare(attributes)
    const resolved = names.resolve(name)
    const kind = kindOf(resolved)
    open.push(kind)
    if (property) {
      if (isEntryOf(property, resolved, open.length))
        property.item = { depth: open.length, text: '', lang: attributes.get('xml:lang') }
      if (attributes.size > 0) inside(property, attributes)
    } else if (kind === 'description') for (const [key, value] of attributes) set(names.resolve(key), value)
    else if (parent === 'description') {
      property = { name: resolved, depth: open.length, text: '', items: [], item: null }
      inside(property, attributes)
    }
  }

  /** What RDF lets stand in attributes instead of elements: values, entries, and parts of a structure. */
  function inside(to: Property, attributes: Map<string, string>): void {
    for (const [key, value] of attributes) {
      const name = names.resolve(key)
      const part = to.item ?? to
      if (isValue(name) && open.length === part.depth) part.text = value
      else if (isEntryOf(to, name, open.length + 1)) to.items.push(value.trim())
    }
  }

  function end(): void {
    if (property?.item?.depth === open.length) {
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

  let left = MAX_TOKENS
  for (const token of tokensOf(decodeXmp(packet))) {
    if (left-- === 0) break
    if (token.kind === 'text') write(token.text)
    else if (token.kind === 'end') end()
    else {
      start(token.name, token.attributes)
      if (token.isEmpty) end()
    }
  }
  return tags
}

function kindOf(name: Name | null): Kind {
  if (name?.prefix !== 'rdf') return 'other'
  return name.local === 'Description' ? 'description' : name.local === 'value' ? 'value' : 'other'
}

const isValue = (name: Name | null) => name?.prefix === 'rdf' && name.local === 'value'

/**
 * A list entry is two levels below its property, with the list itself in between. The keywords of the Metadata Working
 * Group are the only structure of which parts are read: they are nested in each other, as deep as there are levels.
 */
function isEntryOf(property: Property, name: Name | null, depth: number): boolean {
  if (property.name?.prefix === 'mwg-kw') return name?.prefix === 'mwg-kw' && name.local === 'Keyword'
  return name?.prefix === 'rdf' && depth === property.depth + 2 && /^(?:li|_[1-9]\d*)$/.test(name.local)
}
