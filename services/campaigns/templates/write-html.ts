// The HTML part. Mail programs ignore style sheets, so styles stand at the elements; colours are left to them, so that
// their dark mode works.
import { escapeHtml } from '../../platform/html.ts'
import type { MarkdownNode } from './markdown.ts'
import type { Writing } from './writing.ts'

const MARGIN = 'margin:0 0 1em'
const LINE = '1px solid rgba(128,128,128,.4)'
const CODE = 'font-family:ui-monospace,Consolas,monospace;font-size:.9em'
/** By level, in em. */
const HEADINGS = [1.5, 1.3, 1.15, 1, 1, 1]

export const htmlText = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>\n')

export function writeHtml(nodes: MarkdownNode[], writing: Writing): string {
  return nodes.map((node) => writeNode(node, writing)).join('')
}

function writeNode(node: MarkdownNode, writing: Writing): string {
  const inner = () => writeHtml(node.children, writing)
  const block = (tag: string, style: string, attributes = '') =>
    `<${tag}${attributes} style="${style}">${inner()}</${tag}>\n`
  switch (node.type) {
    case 'inline':
      return inner()
    case 'paragraph': {
      const content = inner()
      if (node.isPlain || content.trim() === '') return content
      return `<p style="${MARGIN}">${content}</p>\n`
    }
    case 'heading':
      return block(
        `h${node.number}`,
        `margin:1.2em 0 .5em;font-size:${HEADINGS[node.number - 1]}em;line-height:1.3`,
      )
    case 'bullet_list':
      return block('ul', `${MARGIN};padding-left:1.5em`)
    case 'ordered_list':
      return block('ol', `${MARGIN};padding-left:1.5em`, node.number === 1 ? '' : ` start="${node.number}"`)
    case 'list_item':
      return block('li', 'margin:.25em 0')
    case 'blockquote':
      return block('blockquote', `${MARGIN};padding-left:1em;border-left:3px solid rgba(128,128,128,.4)`)
    case 'hr':
      return `<hr style="border:0;border-top:${LINE};margin:1.5em 0">\n`
    case 'code_block':
    case 'fence':
      return `<pre style="${MARGIN};${CODE};white-space:pre-wrap">${escapeHtml(writing.fill(node.parts))}</pre>\n`
    case 'table':
      return block('table', `${MARGIN};border-collapse:collapse`)
    case 'thead':
    case 'tbody':
    case 'tr':
      return `<${node.type}>${inner()}</${node.type}>\n`
    case 'th':
    case 'td':
      return block(node.type, `padding:.3em .6em;border:${LINE};text-align:${node.align ?? 'left'}`)
    case 'em':
    case 'strong':
    case 's':
      return `<${node.type}>${inner()}</${node.type}>`
    case 'code_inline':
      return `<code style="${CODE}">${htmlText(writing.fill(node.parts))}</code>`
    case 'softbreak':
    case 'hardbreak':
      return '<br>\n'
    case 'link':
    case 'image': {
      const { href } = writing.target(node)
      const content = inner()
      return href === null ? content : `<a href="${escapeHtml(href)}">${content || escapeHtml(href)}</a>`
    }
    default:
      return htmlText(writing.fill(node.parts)) + inner()
  }
}
