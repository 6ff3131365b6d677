// Markdown becomes a tree in which the fields are slots. Values are filled in when the tree is written, so no value is
// ever read as Markdown.
import createMarkdown, { type Token } from 'markdown-it'

/** A text in which slots are numbers. */
export type Parts = (string | number)[]

export interface MarkdownNode {
  /** The token's type, without `_open`. */
  type: string
  children: MarkdownNode[]
  parts: Parts
  /** Where a link or an image leads. */
  href: Parts
  /** Level of a heading, or the first number of a list. */
  number: number
  /** Set for paragraphs in lists without empty lines, and for links that were made from an address in the text. */
  isPlain: boolean
  /** `left`, `center` or `right` of a cell. */
  align: string | null
  /** From 0, in the text that was parsed. */
  line: number
}

/** No characters, so that they are in nobody's text; for Markdown they are like letters. */
const slotMark = (slot: number) => `\ufdd0${slot}\ufdd1`
const SLOT = /\ufdd0(\d+)\ufdd1/

// HTML is text, because a template must not bring styles, trackers or forms. Line breaks stay: people write mails so.
const markdown = createMarkdown({ html: false, linkify: true, breaks: true, typographer: false })
// Where links lead is judged when their slots are filled.
markdown.validateLink = () => true
markdown.normalizeLink = (url) => url
markdown.normalizeLinkText = (text) => text

export const toMarkdown = (parts: Parts): string =>
  parts.map((part) => (typeof part === 'number' ? slotMark(part) : part)).join('')

export function parseMarkdown(text: string): MarkdownNode[] {
  return nest(markdown.parse(text, {}), 0)
}

function nest(tokens: Token[], startLine: number): MarkdownNode[] {
  const top: MarkdownNode[] = []
  const open: MarkdownNode[] = []
  let line = startLine
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop()
      continue
    }
    line = token.map?.[0] ?? line
    const node = nodeOf(token, line)
    const siblings = open.at(-1)?.children ?? top
    siblings.push(node)
    if (token.nesting > 0) open.push(node)
    if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1
  }
  return top
}

function nodeOf(token: Token, line: number): MarkdownNode {
  const type = token.type.replace(/_open$/, '')
  return {
    type,
    // An image is written as a link, so its description is its text.
    children: token.children ? nest(token.children, line) : [],
    parts: token.children ? [] : toParts(token.content),
    href: toParts(String(token.attrGet(type === 'image' ? 'src' : 'href') ?? '')),
    number: type === 'heading' ? Number(token.tag.slice(1)) : Number(token.attrGet('start') ?? 1),
    isPlain: token.hidden || token.info === 'auto',
    align: /text-align:(\w+)/.exec(String(token.attrGet('style')))?.[1] ?? null,
    line,
  }
}

/** The split has the slots at every second place. */
const toParts = (text: string): Parts =>
  text
    .split(SLOT)
    .map((part, index) => (index % 2 === 1 ? Number(part) : part))
    .filter((part) => part !== '')
