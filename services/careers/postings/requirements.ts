// What a posting demands: the lines of its requirements, as musts and as nice to have.
import type { Requirement } from '../jobs/schemas.ts'
import { BLOCK_TAGS, type Node, parseHtml } from './html-tree.ts'
import { fold, squeeze } from './plain-words.ts'
import { isMust, isNice, type SectionKind, sectionOf } from './section-words.ts'

interface Line {
  text: string
  kind: 'heading' | 'item' | 'text'
}

const MAX_REQUIREMENTS = 80
const MAX_LENGTH = 500
const MAX_LINES = 2000

/** The description's lines with their role. A bold line of its own, or a short one before a list, is a heading. */
export function linesOf(html: string): Line[] {
  const lines: (Line & { isBold: boolean })[] = []
  let text = ''
  let bold = 0
  let item = false
  let heading = false
  const end = () => {
    const line = squeeze(text)
    if (line !== '' && lines.length < MAX_LINES) {
      const isBold = bold >= line.replace(/[\s:•-]/g, '').length * 0.9
      lines.push({ text: line, kind: heading ? 'heading' : item ? 'item' : 'text', isBold })
    }
    text = ''
    bold = 0
  }
  const walk = (node: Node, isStrong: boolean) => {
    if (typeof node === 'string') {
      text += node
      if (isStrong) bold += node.replace(/[\s:•-]/g, '').length
      return
    }
    if (node.tag === 'br') return end()
    const strong = isStrong || node.tag === 'strong' || node.tag === 'b'
    const isBlock = BLOCK_TAGS.has(node.tag)
    const before = { item, heading }
    if (isBlock) {
      end()
      if (node.tag === 'li') item = true
      if (/^h[1-6]$|^dt$/.test(node.tag)) heading = true
    }
    for (const child of node.children) walk(child, strong)
    if (isBlock) {
      end()
      item = before.item
      heading = before.heading
    }
  }
  walk(parseHtml(html), false)
  end()
  return lines.map(({ text, kind, isBold }, index) => ({
    text,
    kind: roleOf({ text, kind, isBold }, lines[index + 1]),
  }))
}

const BULLET = /^\s*(?:[•·▪◦●○■‣∙*–—-]|\d{1,2}[.)])\s+/

function roleOf({ text, kind, isBold }: Line & { isBold: boolean }, next: Line | undefined): Line['kind'] {
  if (kind === 'heading') return kind
  if (kind === 'text' && BULLET.test(text)) return 'item'
  const isShort = text.length <= 90 && !/[.!]$/.test(text)
  if (!isShort) return kind
  if (kind === 'item') return isBold && sectionOf(text) !== null && /:$/.test(text) ? 'heading' : 'item'
  const isCapital = text.length > 3 && text === text.toUpperCase() && /\p{Lu}/u.test(text)
  const isAnnounced = (/[:：]$/.test(text) || next?.kind === 'item') && sectionOf(text) !== null
  return isBold || isCapital || isAnnounced ? 'heading' : 'text'
}

export function demandsOf(html: string, skillsOf: (text: string) => string[]): Requirement[] {
  const lines = linesOf(html)
  const stated = inSections(lines)
  const found = stated.length > 0 ? stated : byModalWords(lines)
  const seen = new Set<string>()
  const requirements: Requirement[] = []
  for (const { text, kind } of found) {
    const line = squeeze(text.replace(BULLET, '')).slice(0, MAX_LENGTH)
    const key = fold(line)
    // "Go", "C#" and "R" are demands, too.
    if (!/\p{L}/u.test(line) || seen.has(key) || requirements.length >= MAX_REQUIREMENTS) continue
    seen.add(key)
    requirements.push({ text: line, kind, skills: skillsOf(line) })
  }
  return requirements
}

type Found = { text: string; kind: 'must' | 'nice' }

function inSections(lines: Line[]): Found[] {
  const found: Found[] = []
  let section: SectionKind | null = null
  let hasItems = false
  for (const [index, { text, kind }] of lines.entries()) {
    if (kind === 'heading') {
      const announced = sectionOf(text)
      // A heading inside a list of demands ("Baseline:") goes on with them.
      section = announced ?? (/[:：]$/.test(text) && section !== 'other' ? section : null)
      hasItems = lines.slice(index + 1, index + 6).some((line) => line.kind === 'item')
      continue
    }
    if (section !== 'must' && section !== 'nice') continue
    // Beside a list, prose introduces it or is already about something else.
    if (kind === 'text' && hasItems) {
      if (isNice(text) && text.length < 300 && !text.endsWith(':')) found.push({ text, kind: 'nice' })
      continue
    }
    if (kind === 'item' && text.endsWith(':')) continue
    for (const sentence of kind === 'item' ? [text] : sentencesOf(text))
      found.push({ text: sentence, kind: section === 'nice' || isNice(sentence) ? 'nice' : 'must' })
  }
  return found
}

/** Without a section for them, lines that say so themselves are demands. */
function byModalWords(lines: Line[]): Found[] {
  return lines
    .filter(({ kind }) => kind !== 'heading')
    .flatMap(({ text, kind }) => (kind === 'item' ? [text] : sentencesOf(text)))
    .filter((sentence) => sentence.length <= 300)
    .flatMap((text): Found[] =>
      isNice(text) ? [{ text, kind: 'nice' }] : isMust(text) ? [{ text, kind: 'must' }] : [],
    )
}

const sentencesOf = (text: string) =>
  text
    .slice(0, 3000)
    .split(/(?<=[.!?。])\s+(?=[\p{Lu}\p{Lo}])/u)
    .filter((sentence) => sentence.trim() !== '')
