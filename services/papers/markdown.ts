import type { PaperDocument, PrintedEntry, PrintedLink } from './document.ts'

/** The paper as Markdown (CommonMark). What looks like markup in a text is escaped, so it stays text. */
export function markdownOf(paper: PaperDocument): string {
  const blocks = [
    `# ${text(paper.name)}`,
    text(paper.headline),
    paper.contact.map(link).join(' · '),
    ...paper.sections.flatMap((section) => [
      `## ${text(section.heading)}`,
      ...section.paragraphs.map(text),
      ...section.entries.flatMap(entry),
      section.lines.map(({ label, text: words }) => `- ${labelled(label, words)}`).join('\n'),
    ]),
    text(paper.recipient),
    paper.subject && `**${text(paper.subject)}**`,
    ...paper.paragraphs.map(text),
    text(paper.signature),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function entry({ title, when, subtitle, link: page, paragraphs, bullets, tags }: PrintedEntry): string[] {
  const heading = [text(title), text(when)].filter(Boolean).join(' · ')
  return [
    heading && `### ${heading}`,
    text(subtitle),
    page ? link(page) : '',
    ...paragraphs.map(text),
    bullets.map((bullet) => `- ${text(bullet)}`).join('\n'),
    text(tags),
  ]
}

const labelled = (label: string, words: string) =>
  [label && `**${text(label)}**`, text(words)].filter(Boolean).join(': ')

const link = ({ text: words, href }: PrintedLink) => (href ? `[${text(words)}](<${href}>)` : text(words))

/** Signs with a meaning anywhere, and those that have one only at the start of a line. */
const text = (words: string) =>
  words
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
