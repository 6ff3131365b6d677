// A posting's description: sanitised HTML to show, and plain text to read.
import sanitizeHtml from 'sanitize-html'
import { BLOCK_TAGS, type Element, escapeHtml, htmlOf, isUnread, type Node, parseHtml } from './html-tree.ts'
import { decodeEntities, ESCAPED_TAG, KNOWN_TAG, visible } from './plain-words.ts'

/** Characters of a description that are kept. */
const MAX_DESCRIPTION = 200_000

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags:
    'p br ul ol li strong em b i u h1 h2 h3 h4 h5 h6 a blockquote pre code hr dl dt dd table thead tbody tr td th div'.split(
      ' ',
    ),
  allowedAttributes: { a: ['href', 'rel', 'target'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 60,
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
  },
}

export interface Description {
  html: string
  text: string
}

/** Reads HTML that was escaped none, one or several times, or text with line breaks. */
export function describe(value: string): Description {
  const tree = parseHtml(markupOf(value.slice(0, MAX_DESCRIPTION * 2)))
  return describeTree(tree)
}

export function describeTree(tree: Element): Description {
  const html = sanitizeHtml(htmlOf(tree).slice(0, MAX_DESCRIPTION), ALLOWED)
    // Long runs of spaces would make the next pattern slow.
    .replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '))
    .replace(/(?:\s*<(p|div)>(?:\s|&nbsp;|\u00a0|<br \/>)*<\/\1>)+/g, '')
    .trim()
  return { html, text: textLines(tree).join('\n').slice(0, MAX_DESCRIPTION) }
}

/**
 * The markup below as many layers of escaping as there are. A description with markup of its own is not unescaped
 * further: there `&lt;b&gt;` is text about markup.
 */
export function markupOf(value: string): string {
  let markup = value
  for (let layer = 0; layer < 3; layer++) {
    if (KNOWN_TAG.test(markup) || !ESCAPED_TAG.test(markup)) break
    markup = decodeEntities(markup)
  }
  if (KNOWN_TAG.test(markup)) return markup
  return markupOfText(decodeEntities(markup))
}

const BULLET = /^\s*(?:[•·▪◦●○■‣∙*–—-]|\d{1,2}[.)])\s+(?=\S)/

/** Paragraphs and lists of a text that has only line breaks. */
function markupOfText(text: string): string {
  const parts: string[] = []
  let items: string[] = []
  const endList = () => {
    if (items.length > 0) parts.push(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`)
    items = []
  }
  for (const line of visible(text).split(/\r\n|\r|\n/)) {
    if (BULLET.test(line)) items.push(escapeHtml(line.replace(BULLET, '').trim()))
    else if (line.trim() !== '') {
      endList()
      parts.push(`<p>${escapeHtml(line.trim())}</p>`)
    }
  }
  endList()
  return parts.join('')
}

/** Text by lines, list items with a dash. */
export function textLines(tree: Element): string[] {
  const lines: string[] = []
  let line = ''
  const end = (prefix = '') => {
    const text = visible(line)
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
    if (text !== '' && text !== '-') lines.push(text)
    line = prefix
  }
  const walk = (node: Node) => {
    if (typeof node === 'string') {
      line += node
      return
    }
    if (isUnread(node)) return
    if (node.tag === 'br' || node.tag === 'hr') return end()
    const isBlock = BLOCK_TAGS.has(node.tag)
    if (isBlock && !(line === '- ')) end(node.tag === 'li' ? '- ' : '')
    for (const child of node.children) walk(child)
    if (node.tag === 'td' || node.tag === 'th') line += ' '
    else if (isBlock) end()
  }
  walk(tree)
  end()
  return lines
}
