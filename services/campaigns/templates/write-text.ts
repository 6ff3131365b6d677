// The plain text part, for programs and people that do not show HTML.
import type { MarkdownNode } from './markdown.ts'
import { isAddressItself, type Writing } from './writing.ts'

/** Blocks with an empty line between them. */
export const writeText = (nodes: MarkdownNode[], writing: Writing): string =>
  writeBlocks(nodes, writing, '\n\n')

function writeBlocks(nodes: MarkdownNode[], writing: Writing, between: string): string {
  return nodes
    .map((node) => writeBlock(node, writing))
    .filter((text) => text.trim() !== '')
    .join(between)
}

function writeBlock(node: MarkdownNode, writing: Writing): string {
  switch (node.type) {
    case 'inline':
      return writeInline(node.children, writing)
    case 'bullet_list':
    case 'ordered_list':
      return writeList(node, writing)
    case 'blockquote':
      return indented(writeText(node.children, writing), '> ', '> ')
    case 'hr':
      return '----------'
    case 'code_block':
    case 'fence':
      return writing.fill(node.parts).replace(/\n$/, '')
    case 'table':
    case 'thead':
    case 'tbody':
      return writeBlocks(node.children, writing, '\n')
    case 'tr':
      return node.children.map((cell) => writeText(cell.children, writing).replaceAll('\n', ' ')).join(' | ')
    default:
      return node.children.length > 0 ? writeText(node.children, writing) : writing.fill(node.parts)
  }
}

function writeList(list: MarkdownNode, writing: Writing): string {
  const isTight = list.children.every((item) =>
    item.children.every(({ type, isPlain }) => type !== 'paragraph' || isPlain),
  )
  const between = isTight ? '\n' : '\n\n'
  const items = list.children.map((item, index) => {
    const mark = list.type === 'bullet_list' ? '- ' : `${list.number + index}. `
    return indented(writeBlocks(item.children, writing, between), mark, ' '.repeat(mark.length))
  })
  return items.join(between)
}

function writeInline(nodes: MarkdownNode[], writing: Writing): string {
  return nodes.map((node) => writePiece(node, writing)).join('')
}

function writePiece(node: MarkdownNode, writing: Writing): string {
  if (node.type === 'softbreak' || node.type === 'hardbreak') return '\n'
  if (node.type !== 'link' && node.type !== 'image')
    return writing.fill(node.parts) + writeInline(node.children, writing)
  const { href } = writing.target(node)
  const text = writeInline(node.children, writing)
  if (href === null) return text
  const address = href.replace(/^mailto:/, '')
  if (isAddressItself(node) || text.trim() === '' || bare(text) === bare(address)) return address
  return `${text} (${address})`
}

const bare = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/$/, '')

const indented = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, index) =>
      line === '' && index > 0 && others.trim() === '' ? '' : (index === 0 ? first : others) + line,
    )
    .join('\n')
