// The part of Markdown that answers are written in. Whatever else they contain is shown as text, never as HTML, and
// there are no images. Pure.
import { type Inline, parseInline } from './inline.ts'

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  /** `first` is the first number; null for a list without numbers. */
  | { kind: 'list'; first: number | null; items: Inline[][] }
  | { kind: 'code'; text: string }

/** Lines that belong together, before what stands in them is looked at. */
type Lines =
  | { kind: 'paragraph'; isHeading: boolean; lines: string[] }
  | { kind: 'list'; first: number | null; items: string[] }
  | { kind: 'code'; lines: string[] }

const FENCE = /^\s*(```|~~~)/
const BULLET = /^\s*[-*+]\s+(?=\S)/
const NUMBER = /^\s*(\d{1,9})[.)]\s+(?=\S)/
const HEADING = /^\s{0,3}#{1,6}\s+(?=\S)/
const QUOTE = /^\s{0,3}>\s?/
const RULE = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/

/** `isKnown` says which numbers are sources; citations of others are left out. */
export function parseMarkdown(text: string, isKnown: (n: number) => boolean): Block[] {
  const inline = (words: string) => parseInline(words, isKnown)
  return linesOf(text).map((block): Block => {
    if (block.kind === 'code') return { kind: 'code', text: block.lines.join('\n') }
    if (block.kind === 'list') return { kind: 'list', first: block.first, items: block.items.map(inline) }
    const children = inline(block.lines.join('\n'))
    return { kind: 'paragraph', children: block.isHeading ? [{ kind: 'strong', children }] : children }
  })
}

function linesOf(text: string): Lines[] {
  const blocks: Lines[] = []
  /** What the next line may still belong to. */
  let open: Lines | null = null
  const begin = (block: Lines) => {
    blocks.push(block)
    open = block
  }
  for (const raw of text.split(/\r\n?|\n/)) {
    const block = open as Lines | null
    const isFence = FENCE.test(raw)
    if (block?.kind === 'code') {
      if (isFence) open = null
      else block.lines.push(raw)
      continue
    }
    const line = raw.replace(QUOTE, '')
    const number = NUMBER.exec(line)
    if (isFence) begin({ kind: 'code', lines: [] })
    else if (line.trim() === '' || RULE.test(line)) open = null
    else if (HEADING.test(line)) {
      const words = line.replace(HEADING, '').replace(/\s+#+\s*$/, '')
      blocks.push({ kind: 'paragraph', isHeading: true, lines: [words] })
      open = null
    } else if (number || BULLET.test(line)) {
      const words = line.replace(number ? NUMBER : BULLET, '')
      const isSame = block?.kind === 'list' && (block.first === null) === (number === null)
      if (isSame) block.items.push(words)
      else begin({ kind: 'list', first: number ? Number(number[1]) : null, items: [words] })
    } else if (block?.kind === 'paragraph') block.lines.push(line.trim())
    else if (block?.kind === 'list' && /^\s/.test(raw))
      block.items.push(`${block.items.pop() ?? ''}\n${line.trim()}`)
    else begin({ kind: 'paragraph', isHeading: false, lines: [line.trim()] })
  }
  return blocks
}

/** As it is copied or read aloud: without marks and citations. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'code') return block.text
      if (block.kind === 'paragraph') return plainInline(block.children)
      const mark = (at: number) => (block.first === null ? '-' : `${block.first + at}.`)
      return block.items.map((item, at) => `${mark(at)} ${plainInline(item)}`).join('\n')
    })
    .join('\n\n')
}

function plainInline(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text' || part.kind === 'code') return part.text
      if (part.kind === 'citation') return ''
      return part.kind === 'break' ? '\n' : plainInline(part.children)
    })
    .join('')
}
