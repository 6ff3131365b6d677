import type { Line, ResumeContent, ResumeDate } from '../../services/careers/resumes/schemas.ts'

/** What was read, in a line for each thing, so that a test compares all of it: nothing lost and nothing invented. */
export function outlineOf(content: ResumeContent) {
  const { basics } = content
  const { name, label, email, phone, location, url, summary } = basics
  const rest = {
    volunteer: content.volunteer.map((each) => [
      joined(each.position, each.organization, period(each)),
      ...texts(each.highlights),
    ]),
    projects: content.projects.map((each) => [
      joined(each.name, each.role, period(each), each.summary),
      ...texts(each.highlights),
    ]),
    certificates: content.certificates.map((each) => joined(each.title, each.issuer, dateOf(each.date))),
    awards: content.awards.map((each) => joined(each.title, each.issuer, dateOf(each.date))),
    publications: content.publications.map((each) => joined(each.title, each.issuer, dateOf(each.date))),
    interests: content.interests.map((each) => joined(each.name, ...texts(each.keywords))),
    references: content.references.map((each) => joined(each.name, each.reference)),
  }
  return {
    ...written({ name, label, email, phone, location, url, summary }),
    ...filled({ profiles: basics.profiles.map(({ url, username }) => url || username) }),
    ...filled({
      work: content.work.map((each) => [
        joined(each.position, each.employer, each.location, period(each)),
        ...(each.summary ? [`(${each.summary})`] : []),
        ...texts(each.highlights),
      ]),
      education: content.education.map((each) =>
        joined(
          each.studyType,
          each.area,
          each.institution,
          each.location,
          period(each),
          each.score,
          ...texts(each.courses),
        ),
      ),
      skills: content.skills.map((each) => [each.name, ...texts(each.keywords)].filter(Boolean).join(', ')),
      languages: content.languages.map((each) => joined(each.language, each.fluency)),
      ...rest,
    }),
  }
}

const texts = (lines: Line[]) => lines.map(({ text }) => text)
const joined = (...parts: string[]) => parts.filter(Boolean).join(' | ')
const dateOf = (date: ResumeDate | null) => (date ? (date.iso ?? `“${date.text}”`) : '')

function period({
  start,
  end,
  isCurrent,
}: {
  start: ResumeDate | null
  end: ResumeDate | null
  isCurrent: boolean
}) {
  if (!start && !end && !isCurrent) return ''
  return `${dateOf(start)}–${isCurrent ? 'now' : dateOf(end)}`
}

const written = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''))
const filled = (lists: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
