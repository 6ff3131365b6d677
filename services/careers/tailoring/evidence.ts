// What of a résumé supports a demand of a job: by skills, years, degrees, languages, and else by words.
import type { PostingFields, Requirement } from '../jobs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { findSkills, skillName, withImplied } from '../skills/find-skills.ts'
import { contentWords } from './comparison.ts'
import { quantitiesOf } from './quantities.ts'
import { type Piece, sourceOf } from './source.ts'
import { HEDGES } from './vocabulary/hedges.ts'
import { areSynonyms } from './vocabulary/synonyms.ts'
import { degreesIn } from './vocabulary/titles.ts'
import { wordsOf } from './words.ts'

export type DemandingJob = Pick<PostingFields, 'title' | 'company' | 'requirements' | 'skills'>

/** The posting's requirements; without any, the skills that it names. */
export function demandsOf({ requirements, skills }: DemandingJob): Requirement[] {
  if (requirements.length > 0) return requirements
  return skills.map((skill) => ({ text: skillName(skill), kind: 'must' as const, skills: [skill] }))
}

interface Read {
  piece: Piece
  skills: ReadonlySet<string>
  stems: ReadonlySet<string>
}

export interface Evidence {
  /** Ids of the pieces that support a demand; empty when nothing does. */
  of(demand: Requirement): string[]
}

/** Fields in which a word is no support: a project's address, somebody's name. */
const SILENT = new Set([
  'url',
  'location',
  'start',
  'end',
  'date',
  'employer',
  'organization',
  'issuer',
  'network',
  'reference',
])

/** `today` is YYYY-MM-DD: what goes on lasts until then. */
export function evidenceIn(content: ResumeContent, today: string): Evidence {
  const pieces = [...sourceOf(content).pieces.values()].filter(
    ({ text, field, section }) =>
      text !== '' &&
      !SILENT.has(field) &&
      !(section === 'basics' && field !== 'label' && field !== 'summary'),
  )
  const listed = skillsInLists(content)
  const read = pieces.map(
    (piece): Read => ({
      piece,
      skills: listed.get(piece.id) ?? skillsOf(piece.text),
      stems: stemsOf(piece.text),
    }),
  )
  return {
    of(demand) {
      const years = yearsAsked(demand.text)
      if (demand.skills.length > 0) return forYears(bySkills(demand, read), { years, content, today })
      if (years !== null) return yearsIn(content.work, today) >= years ? content.work.map(({ id }) => id) : []
      return byDegree(demand.text, content) ?? byLanguage(demand.text, content) ?? byWords(demand.text, read)
    },
  }
}

/** "Go" alone may be anything; beside "Java, PostgreSQL" it is a language. */
function skillsInLists({ skills, projects }: ResumeContent): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>()
  for (const { keywords } of [...skills, ...projects]) {
    let text = 'Skills: '
    const places = keywords.map((keyword) => {
      const start = text.length
      text += `${keyword.text}, `
      return { id: keyword.id, start, end: text.length }
    })
    const named = findSkills(text)
    for (const { id, start, end } of places)
      found.set(
        id,
        withImplied(
          named.filter((skill) => skill.start >= start && skill.end <= end).map((skill) => skill.id),
        ),
      )
  }
  return found
}

/** A skill that is denied is not had. */
function skillsOf(text: string): Set<string> {
  const denials = [...text.matchAll(HEDGES.not)].map((match) => match.index + match[0].length)
  const isDenied = (start: number) =>
    denials.some((end) => end <= start && start - end < 40 && !/[.;]/.test(text.slice(end, start)))
  return withImplied(findSkills(text).flatMap(({ id, start }) => (isDenied(start) ? [] : [id])))
}

const stemsOf = (text: string) => new Set(contentWords(wordsOf(text)).map(({ stem }) => stem))

/** "Go or Rust" asks for one of them, "Go and Rust" for both. */
function bySkills({ text, skills }: Requirement, read: Read[]): Piece[] {
  const isAny =
    skills.length > 1 && /\bor\b|\/|\bsuch as\b|\be\.g\.|\blike\b|\bone of\b|\boder\b|\bou\b/i.test(text)
  const supporting = skills.map((skill) => read.filter((one) => one.skills.has(skill)))
  if (!isAny && supporting.some((pieces) => pieces.length === 0)) return []
  return [...new Set(supporting.flat())].map(({ piece }) => piece)
}

function yearsAsked(text: string): number | null {
  if (!/experience|erfahrung|expérience|experiencia|esperienza|years|jahre/i.test(text)) return null
  const asked = quantitiesOf(text).filter(({ unit }) => unit === 'year')
  return asked.length > 0 ? Math.min(...asked.map(({ value }) => value)) : null
}

interface Lasting {
  years: number | null
  content: ResumeContent
  today: string
}

/** Years of a skill are those of the jobs that show it: a list of skills does not say how long. */
function forYears(pieces: Piece[], { years, content, today }: Lasting): string[] {
  const ids = pieces.map(({ id }) => id)
  if (years === null || years === 0) return ids
  const jobs = new Set(pieces.map(({ entryId }) => entryId))
  return yearsIn(
    content.work.filter(({ id }) => jobs.has(id)),
    today,
  ) >= years
    ? ids
    : []
}

/** Months that at least one of the jobs covers, in years. */
function yearsIn(work: ResumeContent['work'], today: string): number {
  const months = new Set<number>()
  for (const { start, end, isCurrent } of work) {
    const from = start?.iso ? monthOf(start.iso, 0) : null
    const to = isCurrent ? monthOf(today, 11) : end?.iso ? monthOf(end.iso, 11) : null
    if (from === null || to === null) continue
    for (let month = from; month <= to && month - from < 1200; month += 1) months.add(month)
  }
  return months.size / 12
}

const monthOf = (iso: string, unknown: number) =>
  Number(iso.slice(0, 4)) * 12 + (iso.length >= 7 ? Number(iso.slice(5, 7)) - 1 : unknown)

const LEVELS = ['degree', 'diploma', 'associate', 'bachelor', 'master', 'mba', 'doctorate']
const levelOf = (text: string) =>
  Math.max(-1, ...[...degreesIn(text)].map((degree) => LEVELS.indexOf(degree)))

/** Null when the demand is about no degree. */
function byDegree(text: string, { education }: ResumeContent): string[] | null {
  const asked = [...degreesIn(text)].map((degree) => LEVELS.indexOf(degree)).filter((level) => level >= 0)
  if (asked.length === 0) return null
  const least = Math.min(...asked)
  return education
    .filter(
      ({ studyType, isCurrent }) =>
        !isCurrent && (levelOf(studyType) >= least || (least === 0 && studyType !== '')),
    )
    .map(({ id }) => `${id}.studyType`)
}

function byLanguage(text: string, { languages }: ResumeContent): string[] | null {
  const lower = text.toLowerCase()
  const asked = languages.filter(({ language }) => language !== '' && lower.includes(language.toLowerCase()))
  return asked.length > 0 ? asked.map(({ id }) => `${id}.language`) : null
}

/** Enough of the demand's own words in one line. */
function byWords(text: string, read: Read[]): string[] {
  const words = contentWords(wordsOf(text)).filter(({ lower }) => !VAGUE.has(lower))
  if (words.length === 0) return []
  return read
    .filter(({ stems }) => {
      const said = words.filter(({ stem }) => [...stems].some((other) => areSynonyms(stem, other))).length
      return said >= 2 ? said / words.length >= 0.5 : said === 1 && words.length === 1
    })
    .map(({ piece }) => piece.id)
}

/** Words of demands that say nothing of what is asked. */
const VAGUE = new Set(
  'experience experienced strong good excellent solid proven ability able skills skill knowledge understanding familiarity familiar working proficiency proficient track record great deep required preferred plus must nice years'.split(
    ' ',
  ),
)
