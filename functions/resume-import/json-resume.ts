// JSON Resume (https://jsonresume.org/schema), with the names that its older versions used.
import type { Credential, Line, ResumeContent, ResumeDate } from '../../services/careers/resumes/schemas.ts'
import { emptyContent } from '../../services/careers/resumes/schemas.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import type { Read } from './assemble.ts'
import { cleanText } from './clean-text.ts'
import { createEvidences } from './evidence.ts'

type Json = Record<string, unknown>

export function readJsonResume(text: string, newId: () => string): Read {
  const whole = parse(text)
  const evidences = createEvidences(newId)
  const content = emptyContent()
  const basics = objectOf(whole.basics)
  const contact = content.basics
  for (const key of ['name', 'label', 'email', 'phone'] as const) contact[key] = textOf(basics[key])
  contact.url = textOf(basics.url, basics.website)
  contact.summary = textOf(basics.summary).slice(0, 5000)
  contact.location = placeOf(basics.location)
  contact.profiles = listOf(basics.profiles).map((profile) => ({
    id: newId(),
    network: textOf(profile.network),
    username: textOf(profile.username),
    url: textOf(profile.url),
  }))

  const lines = (value: unknown): Line[] =>
    (Array.isArray(value) ? value : [])
      .map((each) => textOf(each))
      .filter((each) => each !== '')
      .slice(0, 100)
      .map((each) => ({ id: newId(), text: each }))
  const own = (each: Json) => ({
    id: newId(),
    url: textOf(each.url, each.website),
    summary: longOf(each.summary, each.description),
    highlights: lines(each.highlights),
    ...periodOf(each),
  })

  content.work = listOf(whole.work).map((each) => ({
    ...own(each),
    position: textOf(each.position),
    employer: textOf(each.name, each.company),
    location: placeOf(each.location),
  }))
  content.volunteer = listOf(whole.volunteer).map((each) => ({
    ...own(each),
    position: textOf(each.position),
    organization: textOf(each.organization),
  }))
  content.projects = listOf(whole.projects).map((each) => ({
    ...own(each),
    name: textOf(each.name),
    role: Array.isArray(each.roles) ? textOf(each.roles[0]) : textOf(each.role),
    keywords: lines(each.keywords),
  }))
  content.education = listOf(whole.education).map((each) => ({
    id: newId(),
    institution: textOf(each.institution),
    area: textOf(each.area),
    studyType: textOf(each.studyType),
    location: placeOf(each.location),
    score: textOf(each.score, each.gpa),
    courses: lines(each.courses),
    ...studyOf(each),
  }))
  content.skills = listOf(whole.skills).map((each) => ({
    id: newId(),
    name: textOf(each.name),
    level: textOf(each.level),
    keywords: lines(each.keywords),
  }))
  content.languages = listOf(whole.languages).map((each) => ({
    id: newId(),
    language: textOf(each.language, each.name),
    fluency: textOf(each.fluency, each.level),
  }))
  const credentials = (value: unknown): Credential[] =>
    listOf(value).map((each) => ({
      id: newId(),
      title: textOf(each.title, each.name),
      issuer: textOf(each.issuer, each.awarder, each.publisher),
      date: dateOf(each.date, each.releaseDate),
      url: textOf(each.url, each.website),
      summary: longOf(each.summary),
    }))
  content.certificates = credentials(whole.certificates)
  content.awards = credentials(whole.awards)
  content.publications = credentials(whole.publications)
  content.interests = listOf(whole.interests).map((each) => ({
    id: newId(),
    name: textOf(each.name),
    keywords: lines(each.keywords),
  }))
  content.references = listOf(whole.references).map((each) => ({
    id: newId(),
    name: textOf(each.name),
    reference: longOf(each.reference),
  }))
  noteAll(content, evidences.note)
  return { content, evidence: evidences.map }
}

/** Every field is as the document says it, so all of them are certain. */
function noteAll(content: ResumeContent, note: (key: string, row: null, confidence: number) => void): void {
  for (const [name, value] of Object.entries(content.basics))
    if (value !== '' && !Array.isArray(value)) note(`basics.${name}`, null, 1)
  for (const list of Object.values(content).filter(Array.isArray))
    for (const entry of list)
      for (const [name, value] of Object.entries(entry)) {
        if (Array.isArray(value)) for (const line of value) note(line.id, null, 1)
        else if (name !== 'id' && value !== '' && value !== null && value !== false)
          note(`${entry.id}.${name}`, null, 1)
      }
}

function parse(text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new UnreadableDocument('The file is not valid JSON.', { cause: error })
  }
  const whole = objectOf(value)
  const isResume = ['basics', 'work', 'education', 'skills', 'projects', 'volunteer'].some(
    (key) => key in whole,
  )
  if (!isResume)
    throw new UnreadableDocument('This JSON file is not a JSON Resume: it has none of its parts.')
  return whole
}

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.slice(0, 200).map(objectOf) : [])

function textOf(...values: unknown[]): string {
  for (const value of values) {
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string' && value.trim() !== '')
      return cleanText(value).replace(/\s+/g, ' ').trim().slice(0, 300)
  }
  return ''
}

function longOf(...values: unknown[]): string {
  const value = values.find((each) => typeof each === 'string' && each.trim() !== '')
  return typeof value === 'string' ? cleanText(value).trim().slice(0, 5000) : ''
}

function placeOf(value: unknown): string {
  if (typeof value === 'string') return textOf(value)
  const { address, postalCode, city, region, countryCode } = objectOf(value)
  return [
    address,
    [postalCode, city]
      .map((each) => textOf(each))
      .filter(Boolean)
      .join(' '),
    region,
    countryCode,
  ]
    .map((each) => textOf(each))
    .filter(Boolean)
    .join(', ')
    .slice(0, 300)
}

function dateOf(...values: unknown[]): ResumeDate | null {
  const text = textOf(...values).slice(0, 60)
  if (text === '') return null
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(text) ?? []
  const parts = [year, month, day].filter((part) => part !== undefined)
  const isReal =
    Number(month ?? 1) >= 1 && Number(month ?? 1) <= 12 && Number(day ?? 1) >= 1 && Number(day ?? 1) <= 31
  return { text, iso: year && isReal ? parts.join('-') : null }
}

const PRESENT = /^(?:present|current|now|today)$/i

function periodOf(each: Json) {
  const start = dateOf(each.startDate)
  const isPresent = typeof each.endDate === 'string' && PRESENT.test(each.endDate.trim())
  const end = isPresent ? null : dateOf(each.endDate)
  return { start, end, isCurrent: start !== null && end === null }
}

/** No end of a study does not mean that it goes on, unless its end is there and empty. */
function studyOf(each: Json) {
  const { start, end, isCurrent } = periodOf(each)
  return { start, end, isCurrent: isCurrent && 'endDate' in each }
}
