// What a résumé and a letter become on paper.
import type { LetterParagraph, PaperLook } from '../careers/cvs/schemas.ts'
import type { Basics, Credential, Line, ResumeContent } from '../careers/resumes/schemas.ts'
import { printedDate, printedPeriod } from './dates.ts'
import type { PaperDocument, PrintedEntry, PrintedLink, PrintedSection } from './document.ts'
import { printable, printableParagraphs } from './printable.ts'
import { directionOf, type PaperLanguage, PRINTED_SECTIONS, WORDS } from './words.ts'

export function layOutCv(content: ResumeContent, look: PaperLook): PaperDocument {
  const words = WORDS[look.language]
  const entries = entriesOf(content, look.language)
  const summary = section(words.summary, { paragraphs: printableParagraphs(content.basics.summary) })
  const sections = PRINTED_SECTIONS.map((name) => section(words.sections[name], entries[name]))
  return { ...head(content.basics, look), kind: 'cv', sections: [summary, ...sections].filter(isWritten) }
}

export interface LetterContent {
  basics: Basics
  letter: readonly Pick<LetterParagraph, 'text'>[]
  job: { title: string; company: string }
  look: PaperLook
}

export function layOutLetter({ basics, letter, job, look }: LetterContent): PaperDocument {
  const paragraphs = letter.flatMap(({ text }) => printableParagraphs(text))
  const { name, ...rest } = head(basics, look)
  const isSigned = paragraphs.at(-1)?.includes(name)
  return {
    ...rest,
    name,
    kind: 'letter',
    title: [name, printable(job.title)].filter(Boolean).join(' – '),
    recipient: printable(job.company),
    subject: printable(job.title),
    paragraphs,
    signature: isSigned ? '' : name,
  }
}

function head(basics: Basics, look: PaperLook): PaperDocument {
  const { cv } = WORDS[look.language]
  const name = printable(basics.name)
  const headline = printable(basics.label)
  return {
    kind: 'cv',
    look,
    direction: directionOf(look.language),
    title: [name || headline, cv].filter(Boolean).join(' – '),
    author: name,
    // The page needs a heading, and a résumé need not have a name yet.
    name: name || headline || cv,
    headline: name ? headline : '',
    contact: contactOf(basics),
    sections: [],
    recipient: '',
    subject: '',
    paragraphs: [],
    signature: '',
  }
}

function contactOf({ email, phone, location, url, profiles }: Basics): PrintedLink[] {
  const plain = (text: string) => ({ text: printable(text), href: null })
  const mail = printable(email)
  return [
    { text: mail, href: /^[^\s@<>"?]+@[^\s@<>"?]+$/.test(mail) ? `mailto:${mail}` : null },
    plain(phone),
    plain(location),
    linkTo(url),
    ...profiles.map((profile) =>
      profile.url
        ? linkTo(profile.url)
        : plain([profile.network, profile.username].filter(Boolean).join(': ')),
    ),
  ].filter(({ text }) => text)
}

/** Only addresses of the web become links: another scheme could start a program. */
function linkTo(address: string): PrintedLink {
  const text = printable(address)
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  const url = URL.parse(whole)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return { text, href: isWeb && url.hostname.includes('.') ? url.href : null }
}

type Sections = Record<(typeof PRINTED_SECTIONS)[number], Partial<PrintedSection>>

function entriesOf(content: ResumeContent, language: PaperLanguage): Sections {
  const when = (period: Parameters<typeof printedPeriod>[0]) => printable(printedPeriod(period, language))
  const work = content.work.map((job) =>
    entry({
      ...named(job.position, [job.employer, job.location]),
      ...toldBy(job.summary, job.highlights),
      when: when(job),
      link: linkOf(job.url),
    }),
  )
  const projects = content.projects.map((project) =>
    entry({
      ...named(project.name, [project.role]),
      ...toldBy(project.summary, project.highlights),
      when: when(project),
      link: linkOf(project.url),
      tags: joined(project.keywords),
    }),
  )
  const volunteer = content.volunteer.map((each) =>
    entry({
      ...named(each.position, [each.organization]),
      ...toldBy(each.summary, each.highlights),
      when: when(each),
      link: linkOf(each.url),
    }),
  )
  const education = content.education.map((school) =>
    entry({
      ...named([school.studyType, school.area].map(printable).filter(Boolean).join(', '), [
        school.institution,
        school.location,
        school.score,
      ]),
      when: when(school),
      tags: joined(school.courses),
    }),
  )
  const given = (all: Credential[]) => ({
    entries: all.map((each) =>
      entry({
        ...named(each.title, [each.issuer]),
        ...toldBy(each.summary, []),
        when: printable(printedDate(each.date, language)),
        link: linkOf(each.url),
      }),
    ),
  })
  return {
    work: { entries: work },
    projects: { entries: projects },
    volunteer: { entries: volunteer },
    education: { entries: education },
    skills: {
      lines: content.skills.map(({ name, level, keywords }) =>
        line([name, level && `(${level})`].filter(Boolean).join(' '), joined(keywords)),
      ),
    },
    languages: { lines: content.languages.map((each) => line(each.language, each.fluency)) },
    certificates: given(content.certificates),
    awards: given(content.awards),
    publications: given(content.publications),
    interests: { lines: content.interests.map(({ name, keywords }) => line(name, joined(keywords))) },
    references: {
      entries: content.references.map((each) =>
        entry({ ...named(each.name, []), ...toldBy(each.reference, []) }),
      ),
    },
  }
}

const section = (heading: string, fields: Partial<PrintedSection>): PrintedSection => ({
  heading,
  paragraphs: [],
  entries: [],
  lines: [],
  ...fields,
})

const isWritten = ({ paragraphs, entries, lines }: PrintedSection) =>
  paragraphs.length + entries.length + lines.length > 0

const entry = (fields: Partial<PrintedEntry>): PrintedEntry => ({
  title: '',
  when: '',
  subtitle: '',
  link: null,
  paragraphs: [],
  bullets: [],
  tags: '',
  ...fields,
})

/** An entry without a title is called by what is known. */
function named(title: string, others: readonly string[]): Pick<PrintedEntry, 'title' | 'subtitle'> {
  const [first = '', ...rest] = [title, ...others].map(printable).filter(Boolean)
  return { title: first, subtitle: rest.join(' · ') }
}

const toldBy = (summary: string, highlights: readonly Line[]) => ({
  paragraphs: printableParagraphs(summary),
  bullets: highlights.map(({ text }) => printable(text)).filter(Boolean),
})

const joined = (lines: readonly Line[]) =>
  lines
    .map(({ text }) => printable(text))
    .filter(Boolean)
    .join(', ')

const line = (label: string, text: string) => ({ label: printable(label), text: printable(text) })
const linkOf = (address: string) => (printable(address) ? linkTo(address) : null)
