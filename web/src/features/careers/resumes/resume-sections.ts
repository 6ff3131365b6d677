// The fields of every section of a résumé, so that one editor serves all of them.
import type { ResumeContent, Section } from '../../../../../services/careers/resumes/schemas.ts'

export type FieldKind = 'text' | 'long' | 'date' | 'flag' | 'lines'

export interface FieldShape {
  name: string
  label: string
  kind: FieldKind
}

export interface SectionShape {
  key: Section
  title: string
  /** One entry, for buttons: "Add a job". */
  one: string
  /** The fields that name an entry. */
  naming: readonly string[]
  fields: readonly FieldShape[]
}

const text = (name: string, label: string): FieldShape => ({ name, label, kind: 'text' })
const long = (name: string, label: string): FieldShape => ({ name, label, kind: 'long' })
const lines = (name: string, label: string): FieldShape => ({ name, label, kind: 'lines' })
const period: FieldShape[] = [
  { name: 'start', label: 'From', kind: 'date' },
  { name: 'end', label: 'Until', kind: 'date' },
  { name: 'isCurrent', label: 'Until today', kind: 'flag' },
]
const credential = [
  text('title', 'Title'),
  text('issuer', 'From'),
  { name: 'date', label: 'Date', kind: 'date' } as const,
  text('url', 'Link'),
  long('summary', 'About it'),
]

export const SECTIONS: readonly SectionShape[] = [
  {
    key: 'work',
    title: 'Work',
    one: 'a job',
    naming: ['position', 'employer'],
    fields: [
      text('position', 'Position'),
      text('employer', 'Employer'),
      text('location', 'Place'),
      text('url', 'Link'),
      ...period,
      long('summary', 'Summary'),
      lines('highlights', 'Highlights'),
    ],
  },
  {
    key: 'education',
    title: 'Education',
    one: 'an education',
    naming: ['studyType', 'area', 'institution'],
    fields: [
      text('institution', 'School'),
      text('studyType', 'Degree'),
      text('area', 'Subject'),
      text('location', 'Place'),
      ...period,
      text('score', 'Grade'),
      lines('courses', 'Courses'),
    ],
  },
  {
    key: 'projects',
    title: 'Projects',
    one: 'a project',
    naming: ['name'],
    fields: [
      text('name', 'Name'),
      text('role', 'Role'),
      text('url', 'Link'),
      ...period,
      long('summary', 'Summary'),
      lines('highlights', 'Highlights'),
      lines('keywords', 'Keywords'),
    ],
  },
  {
    key: 'skills',
    title: 'Skills',
    one: 'a group of skills',
    naming: ['name'],
    fields: [text('name', 'Group'), text('level', 'Level'), lines('keywords', 'Skills')],
  },
  {
    key: 'languages',
    title: 'Languages',
    one: 'a language',
    naming: ['language'],
    fields: [text('language', 'Language'), text('fluency', 'How well')],
  },
  {
    key: 'volunteer',
    title: 'Volunteering',
    one: 'a role',
    naming: ['position', 'organization'],
    fields: [
      text('position', 'Role'),
      text('organization', 'Organisation'),
      text('url', 'Link'),
      ...period,
      long('summary', 'Summary'),
      lines('highlights', 'Highlights'),
    ],
  },
  { key: 'certificates', title: 'Certificates', one: 'a certificate', naming: ['title'], fields: credential },
  { key: 'awards', title: 'Awards', one: 'an award', naming: ['title'], fields: credential },
  { key: 'publications', title: 'Publications', one: 'a publication', naming: ['title'], fields: credential },
  {
    key: 'interests',
    title: 'Interests',
    one: 'an interest',
    naming: ['name'],
    fields: [text('name', 'Interest'), lines('keywords', 'More about it')],
  },
  {
    key: 'references',
    title: 'References',
    one: 'a reference',
    naming: ['name'],
    fields: [text('name', 'Name'), long('reference', 'What they say')],
  },
]

export const BASICS: readonly FieldShape[] = [
  text('name', 'Name'),
  text('label', 'Headline'),
  text('email', 'Email'),
  text('phone', 'Phone'),
  text('location', 'Place'),
  text('url', 'Link'),
  long('summary', 'Summary'),
]

export type Entry = { id: string } & Record<string, unknown>

export const newId = () => crypto.randomUUID()

export function emptyEntry({ fields }: SectionShape): Entry {
  const empty = { text: '', long: '', date: null, flag: false, lines: [] } as const
  const values = fields.map(({ name, kind }) => [name, kind === 'lines' ? [] : empty[kind]])
  return { id: newId(), ...Object.fromEntries(values) }
}

export const entriesOf = (content: ResumeContent, section: Section): Entry[] =>
  content[section] as unknown as Entry[]

export const withEntries = (content: ResumeContent, section: Section, entries: Entry[]): ResumeContent => ({
  ...content,
  [section]: entries,
})

export const entryName = ({ naming, one }: SectionShape, entry: Entry): string =>
  naming
    .map((name) => entry[name])
    .filter(Boolean)
    .join(', ') || `New: ${one.replace(/^an? /, '')}`
