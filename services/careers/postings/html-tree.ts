// A tree of a page whose cost stays proportional to the page's length, however hostile its nesting is.
import { Tokenizer } from 'htmlparser2'

export interface Element {
  tag: string
  attributes: Record<string, string>
  children: Node[]
  parent: Element | null
}
export type Node = Element | string

/** Deeper elements become siblings: recursion over a tree is safe, and looking for an open tag is bounded. */
const MAX_DEPTH = 250
/** Beyond that only text is kept; large real pages have some ten thousand. */
const MAX_ELEMENTS = 60_000

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr path circle rect use line polygon'.split(
    ' ',
  ),
)
/** Documents inside documents close these too early, so they are not elements of the tree. */
const SHELL = new Set(['html', 'head', 'body'])
const BLOCKS =
  'address article aside blockquote dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th thead tr ul'
export const BLOCK_TAGS = new Set(BLOCKS.split(' '))
/** What an opening tag closes, and where looking for it stops. */
const CLOSES: Record<string, { closed: string[]; within: string[] }> = {
  li: { closed: ['li'], within: ['ul', 'ol', 'menu'] },
  dt: { closed: ['dt', 'dd'], within: ['dl'] },
  dd: { closed: ['dt', 'dd'], within: ['dl'] },
  tr: { closed: ['tr', 'td', 'th'], within: ['table'] },
  td: { closed: ['td', 'th'], within: ['tr', 'table'] },
  th: { closed: ['td', 'th'], within: ['tr', 'table'] },
  option: { closed: ['option'], within: ['select'] },
}
/** How far up an implied end is looked for. */
const IMPLIED_DEPTH = 12

const element = (tag: string, parent: Element | null): Element => ({
  tag,
  attributes: Object.create(null),
  children: [],
  parent,
})

export function parseHtml(html: string): Element {
  const root = element('#root', null)
  let top = root
  let depth = 0
  let elements = 0
  let opening: Element | null = null
  let name = ''
  let value = ''

  const pop = () => {
    if (top.parent) top = top.parent
    depth = Math.max(0, depth - 1)
  }
  const popTo = (isWanted: (tag: string) => boolean, isBorder: (tag: string) => boolean, reach: number) => {
    let at: Element | null = top
    for (let steps = 0; at?.parent && steps < reach && !isBorder(at.tag); steps++) {
      if (isWanted(at.tag)) {
        while (top !== at) pop()
        pop()
        return
      }
      at = at.parent
    }
  }
  const open = (tag: string) => {
    if (top.tag === 'p' && BLOCK_TAGS.has(tag)) pop()
    const implied = CLOSES[tag]
    if (implied)
      popTo(
        (open) => implied.closed.includes(open),
        (open) => implied.within.includes(open),
        IMPLIED_DEPTH,
      )
    if (elements >= MAX_ELEMENTS) {
      opening = null
      return
    }
    opening = element(tag, top)
    if (SHELL.has(tag)) return
    elements++
    top.children.push(opening)
  }
  const finish = (isClosed: boolean) => {
    if (!opening) return
    if (opening.tag === 'html' && opening.attributes.lang) root.attributes.lang ??= opening.attributes.lang
    if (!isClosed && !VOID.has(opening.tag) && !SHELL.has(opening.tag) && depth < MAX_DEPTH) {
      top = opening
      depth++
    }
    opening = null
  }

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => open(html.slice(start, end).toLowerCase()),
      onopentagend: () => finish(false),
      onselfclosingtag: () => finish(isInSvg(top)),
      onclosetag: (start, end) => {
        const tag = html.slice(start, end).toLowerCase()
        if (tag === 'br') top.children.push(element('br', top))
        else if (!SHELL.has(tag))
          popTo(
            (open) => open === tag,
            () => false,
            MAX_DEPTH,
          )
      },
      onattribname: (start, end) => {
        name = html.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end)
      },
      onattribentity: (codepoint) => {
        value += String.fromCodePoint(codepoint)
      },
      onattribend: () => {
        if (opening && !(name in opening.attributes)) opening.attributes[name] = value
      },
      ontext: (start, end) => addText(top, html.slice(start, end)),
      ontextentity: (codepoint) => addText(top, String.fromCodePoint(codepoint)),
      oncdata: (start, end, offset) => addText(top, html.slice(start, end - offset)),
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return root
}

function addText(parent: Element, text: string) {
  const last = parent.children.length - 1
  const before = parent.children[last]
  if (typeof before === 'string') parent.children[last] = before + text
  else parent.children.push(text)
}

function isInSvg(element: Element) {
  for (let at: Element | null = element; at; at = at.parent) if (at.tag === 'svg') return true
  return false
}

/** Every element below in the order of the page; `enter` decides whether to look into one. */
export function* elementsOf(
  root: Element,
  enter: (element: Element) => boolean = () => true,
): Generator<Element> {
  const stack: Node[] = [...root.children].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string' || !enter(node)) continue
    yield node
    for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index]!)
  }
}

export function findElement(root: Element, isWanted: (element: Element) => boolean): Element | null {
  for (const found of elementsOf(root)) if (isWanted(found)) return found
  return null
}

export const findAll = (root: Element, isWanted: (element: Element) => boolean) =>
  [...elementsOf(root)].filter(isWanted)

export const hasClass = (element: Element, name: string) =>
  (element.attributes.class ?? '').split(/\s+/).includes(name)

export const byClass = (root: Element, name: string) => findElement(root, (found) => hasClass(found, name))

/** Code and controls: their text is not for readers. */
const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'textarea',
  'select',
])

/** The text as it stands, without code; blocks are set apart by spaces. */
export function textOf(node: Node): string {
  if (typeof node === 'string') return node
  if (UNREAD.has(node.tag)) return ''
  if (node.tag === 'br') return ' '
  const text = node.children.map(textOf).join('')
  return BLOCK_TAGS.has(node.tag) ? ` ${text} ` : text
}

/** The content of a script. */
export const codeOf = (script: Element) =>
  script.children.filter((child) => typeof child === 'string').join('')

export const isUnread = (element: Element) => UNREAD.has(element.tag)

/** Elements written as HTML again, well-formed, for the sanitiser. */
export function htmlOf(node: Node): string {
  if (typeof node === 'string') return escapeHtml(node)
  if (UNREAD.has(node.tag)) return ''
  const content = node.children.map(htmlOf).join('')
  if (node.tag === '#root') return content
  if (!/^[a-z][a-z0-9]*$/.test(node.tag)) return content
  if (VOID.has(node.tag)) return `<${node.tag}>`
  const attributes = WRITTEN.flatMap((name) => {
    const value = node.attributes[name]
    return value ? [` ${name}="${escapeHtml(value)}"`] : []
  })
  return `<${node.tag}${attributes.join('')}>${content}</${node.tag}>`
}

/** Attributes that say something to a reader. */
const WRITTEN = ['href', 'lang', 'dir', 'datetime']

export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
