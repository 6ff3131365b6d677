// Cuts sources into passages, the same way whenever it is asked: an entry names a passage by its number, and whoever
// answers cuts the source as it is then.
import { type Block, plainBlocks } from './plain-blocks.ts'
import type { KnowledgeSource } from './shop-knowledge.ts'

/** Raised when sources are cut, or put into vectors, in another way: all entries are then made anew. */
export const FORMAT = 3

/** Letters of a passage. A model's vector of more says less about each part of it. */
const LETTERS = 800
/** Of one source, so that no text costs without end. */
export const MOST_PASSAGES = 60
/** Of all attributes of a product together. */
const ATTRIBUTE_LETTERS = 4000

export interface Passage {
  /** From 0. */
  part: number
  /** That of the source. */
  title: string
  /** Plain text; the heading that it stands under is its first line. */
  text: string
  /** `Diet: Vegan, Kosher`, one name a line, options as well. Only the first passage has these two. */
  attributes: string
  /** One a line. */
  categories: string
}

type Cuttable = Pick<KnowledgeSource, 'ref' | 'title' | 'text' | 'attributes' | 'options' | 'categories'>

/** At least one, because a title says something, too. */
export function passagesOf({ ref, title, text, attributes, options, categories }: Cuttable): Passage[] {
  const blocks = plainBlocks(text)
  // Sections of a page speak of different things, and what is written about a product speaks of that product.
  const texts = ref.kind === 'page' ? cut(blocks) : whole(blocks)
  const of = { title: title.trim(), attributes: '', categories: '' }
  const passages = (texts.length > 0 ? texts : ['']).map((each, part) => ({ ...of, part, text: each }))
  return passages.map((passage) =>
    passage.part > 0
      ? passage
      : {
          ...passage,
          attributes: [...attributes, ...options]
            .map(({ name, values }) => `${name}: ${values.join(', ')}`)
            .join('\n')
            .slice(0, ATTRIBUTE_LETTERS)
            .toWellFormed(),
          categories: categories.join('\n'),
        },
  )
}

function whole(blocks: readonly Block[]): string[] {
  const lines = blocks.map(({ text }) => text)
  return lengthOf(lines) <= LETTERS ? lines.slice(0, 1).map(() => lines.join('\n')) : cut(blocks)
}

/** At headings, and where that is not enough at sentences. */
function cut(blocks: readonly Block[]): string[] {
  const cuts = sectionsOf(blocks).flatMap(cutSection)
  return cuts.length <= MOST_PASSAGES ? cuts : together(cuts)
}

interface Section {
  heading: string
  lines: string[]
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  for (const { level, text } of blocks) {
    const last = sections.at(-1)
    if (level > 0 && last && last.lines.length === 0) last.heading += `: ${text}`
    else if (level > 0) sections.push({ heading: text, lines: [] })
    else if (last) last.lines.push(text)
    else sections.push({ heading: '', lines: [text] })
  }
  return sections
}

function cutSection({ heading, lines }: Section): string[] {
  const head = heading.slice(0, LETTERS / 2).toWellFormed()
  const texts = packed(lines.flatMap(sentencesOf), LETTERS - head.length)
  if (texts.length === 0) return [head]
  return texts.map((text) => (head === '' ? text : `${head}\n${text}`))
}

/** The end of a line stays with its last sentence. */
function sentencesOf(line: string): string[] {
  const sentences = line.split(/(?<=[.!?…。！？])(?=\s)/u).flatMap(pieces)
  return sentences.map((sentence, at) => (at === sentences.length - 1 ? `${sentence}\n` : sentence))
}

/** A sentence that is too long, at spaces where there are any. */
function pieces(sentence: string): string[] {
  const found: string[] = []
  for (let start = 0; start < sentence.length; ) {
    let end = Math.min(sentence.length, start + LETTERS / 2)
    if (end < sentence.length) {
      const space = sentence.lastIndexOf(' ', end)
      if (space > start) end = space
      // Not in the middle of a letter.
      else if (/[\ud800-\udbff]/.test(sentence[end - 1] ?? '')) end -= 1
    }
    found.push(sentence.slice(start, end))
    start = end
  }
  return found
}

function packed(parts: readonly string[], letters: number): string[] {
  const texts: string[] = []
  let length = Number.POSITIVE_INFINITY
  for (const part of parts) {
    length += part.length
    if (length <= letters) texts[texts.length - 1] += part
    else {
      texts.push(part)
      length = part.length
    }
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}

/** So many short sections are put together, and what is still too much is not known. */
function together(cuts: readonly string[]): string[] {
  const letters = Math.max(LETTERS, (2 * lengthOf(cuts)) / MOST_PASSAGES)
  return packed(
    cuts.map((each) => `${each}\n`),
    letters,
  ).slice(0, MOST_PASSAGES)
}

const lengthOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 1, 0)
