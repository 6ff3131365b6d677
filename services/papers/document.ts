// A paper before it has a format: what is printed, in its order. The typesetter, Word, Markdown and the check all read
// this, so that they cannot disagree.
import type { PaperLook } from '../careers/cvs/schemas.ts'

export interface PrintedLink {
  text: string
  /** Null when the text is no address that a program may open. */
  href: string | null
}

export interface PrintedEntry {
  title: string
  when: string
  /** Employer and place, for example. */
  subtitle: string
  link: PrintedLink | null
  paragraphs: string[]
  bullets: string[]
  /** Keywords on one line. */
  tags: string
}

/** `Databases: PostgreSQL, Redis`. */
export interface PrintedLine {
  label: string
  text: string
}

export interface PrintedSection {
  heading: string
  paragraphs: string[]
  entries: PrintedEntry[]
  lines: PrintedLine[]
}

export interface PaperDocument {
  kind: 'cv' | 'letter'
  look: PaperLook
  direction: 'ltr' | 'rtl'
  /** For the window's title and for lists of files. */
  title: string
  author: string
  name: string
  headline: string
  contact: PrintedLink[]
  sections: PrintedSection[]
  /** Of a letter: to whom, about what, and what it says. */
  recipient: string
  subject: string
  paragraphs: string[]
  signature: string
}

/** Every text of a paper, in the order in which a person reads it. */
export function textsOf(paper: PaperDocument): string[] {
  return [
    paper.name,
    paper.headline,
    ...paper.contact.map(({ text }) => text),
    ...paper.sections.flatMap((section) => [
      section.heading,
      ...section.paragraphs,
      ...section.entries.flatMap((entry) => [
        entry.title,
        entry.when,
        entry.subtitle,
        entry.link?.text ?? '',
        ...entry.paragraphs,
        ...entry.bullets,
        entry.tags,
      ]),
      ...section.lines.flatMap(({ label, text }) => [label, text]),
    ]),
    paper.recipient,
    paper.subject,
    ...paper.paragraphs,
    paper.signature,
  ].filter(Boolean)
}

/** The same paper with every printed text changed; addresses of links stay. */
export function mapTexts(paper: PaperDocument, change: (text: string) => string): PaperDocument {
  const link = ({ text, href }: PrintedLink) => ({ text: change(text), href })
  return {
    ...paper,
    title: change(paper.title),
    author: change(paper.author),
    name: change(paper.name),
    headline: change(paper.headline),
    contact: paper.contact.map(link).filter(({ text }) => text),
    sections: paper.sections.map((section) => ({
      heading: change(section.heading),
      paragraphs: section.paragraphs.map(change).filter(Boolean),
      entries: section.entries.map((entry) => ({
        title: change(entry.title),
        when: change(entry.when),
        subtitle: change(entry.subtitle),
        link: entry.link && link(entry.link),
        paragraphs: entry.paragraphs.map(change).filter(Boolean),
        bullets: entry.bullets.map(change).filter(Boolean),
        tags: change(entry.tags),
      })),
      lines: section.lines.map((line) => ({ label: change(line.label), text: change(line.text) })),
    })),
    recipient: change(paper.recipient),
    subject: change(paper.subject),
    paragraphs: paper.paragraphs.map(change).filter(Boolean),
    signature: change(paper.signature),
  }
}
