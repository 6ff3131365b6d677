// A résumé as JSON Resume: https://jsonresume.org/schema
import type { Line, ResumeContent, ResumeDate } from './schemas.ts'

const texts = (lines: readonly Line[]) => lines.map(({ text }) => text)

/** A date that the document only says in words is left as it is said: tools show what they cannot read. */
const dateOf = (date: ResumeDate | null) => date?.iso ?? date?.text

const periodOf = ({ start, end }: { start: ResumeDate | null; end: ResumeDate | null }) => ({
  startDate: dateOf(start),
  endDate: dateOf(end),
})

export function toJsonResume({ basics, ...lists }: ResumeContent): string {
  const { profiles, location, ...contact } = basics
  const about = <Entry extends { url: string; summary: string; highlights: Line[] }>(entry: Entry) => ({
    url: entry.url,
    summary: entry.summary,
    highlights: texts(entry.highlights),
  })
  const resume = {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: {
      ...contact,
      location: location ? { address: location } : undefined,
      profiles: profiles.map(({ id: _, ...profile }) => profile),
    },
    work: lists.work.map((each) => ({
      name: each.employer,
      position: each.position,
      location: each.location,
      ...periodOf(each),
      ...about(each),
    })),
    volunteer: lists.volunteer.map((each) => ({
      organization: each.organization,
      position: each.position,
      ...periodOf(each),
      ...about(each),
    })),
    education: lists.education.map((each) => ({
      institution: each.institution,
      area: each.area,
      studyType: each.studyType,
      ...periodOf(each),
      score: each.score,
      courses: texts(each.courses),
    })),
    projects: lists.projects.map((each) => ({
      name: each.name,
      roles: each.role ? [each.role] : [],
      ...periodOf(each),
      ...about(each),
      keywords: texts(each.keywords),
    })),
    skills: lists.skills.map(({ name, level, keywords }) => ({ name, level, keywords: texts(keywords) })),
    languages: lists.languages.map(({ id: _, ...each }) => each),
    certificates: lists.certificates.map((each) => ({
      name: each.title,
      issuer: each.issuer,
      date: dateOf(each.date),
      url: each.url,
    })),
    awards: lists.awards.map((each) => ({
      title: each.title,
      awarder: each.issuer,
      date: dateOf(each.date),
      summary: each.summary,
    })),
    publications: lists.publications.map((each) => ({
      name: each.title,
      publisher: each.issuer,
      releaseDate: dateOf(each.date),
      url: each.url,
      summary: each.summary,
    })),
    interests: lists.interests.map(({ name, keywords }) => ({ name, keywords: texts(keywords) })),
    references: lists.references.map(({ id: _, ...each }) => each),
  }
  // What is empty is left out, because an empty date or address is none.
  return `${JSON.stringify(resume, (_, value) => (value === '' || isEmptyList(value) ? undefined : value), 2)}\n`
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0
