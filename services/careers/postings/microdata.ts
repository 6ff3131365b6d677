// Postings in a page's microdata, in the shape that JSON-LD has. Postings in an <aside> are other jobs.
import { type Element, findAll, htmlOf, type Node, textOf } from './html-tree.ts'
import { squeeze } from './plain-words.ts'

type Data = Record<string, unknown>

const MAX_LEVELS = 6
/** Names of one property and values of one name; real pages have a few. */
const MAX_NAMES = 10
const MAX_VALUES = 500

export function microdataPostingsOf(page: Element): Data[] {
  const items = findAll(page, ({ attributes }) =>
    /schema\.org\/JobPosting\s*$/i.test(attributes.itemtype ?? ''),
  )
  const own = new Set(items.filter((item) => !isInside(item, ({ tag }) => tag === 'aside' || tag === 'nav')))
  return [...own].filter((item) => !own.has(nearestItem(item)!)).map((item) => readItem(item, 0))
}

function isInside(element: Element, isWanted: (element: Element) => boolean): boolean {
  for (let at = element.parent; at; at = at.parent) if (isWanted(at)) return true
  return false
}

function nearestItem(element: Element): Element | null {
  for (let at = element.parent; at; at = at.parent)
    if ('itemscope' in at.attributes || at.attributes.itemtype) return at
  return null
}

function readItem(item: Element, level: number): Data {
  const data: Data = { '@type': (item.attributes.itemtype ?? '').trim().replace(/^.*\//, '') }
  const add = (names: string, value: unknown) => {
    for (const name of names.trim().split(/\s+/, MAX_NAMES)) {
      const before = Object.hasOwn(data, name) ? data[name] : undefined
      if (name === '' || name === '__proto__') continue
      if (before === undefined) data[name] = value
      else if (!Array.isArray(before)) data[name] = [before, value]
      else if (before.length < MAX_VALUES) before.push(value)
    }
  }
  const walk = (node: Node) => {
    if (typeof node === 'string') return
    const isItem = 'itemscope' in node.attributes
    const names = node.attributes.itemprop
    if (names) {
      if (isItem && level < MAX_LEVELS) add(names, readItem(node, level + 1))
      else add(names, propertyOf(node, names))
    }
    if (isItem) return
    for (const child of node.children) walk(child)
  }
  for (const child of item.children) walk(child)
  return data
}

/** Long texts keep their markup. */
const WITH_MARKUP =
  /\b(?:description|responsibilities|qualifications|experienceRequirements|educationRequirements|jobBenefits|benefits|incentives)\b/

function propertyOf(element: Element, names: string): string {
  const { attributes, tag } = element
  if (attributes.content !== undefined) return attributes.content
  if (tag === 'time' && attributes.datetime) return attributes.datetime
  if ((tag === 'a' || tag === 'link') && attributes.href && /\b(?:url|sameAs)\b/.test(names))
    return attributes.href
  if (WITH_MARKUP.test(names)) return element.children.map(htmlOf).join('')
  return squeeze(textOf(element))
}
