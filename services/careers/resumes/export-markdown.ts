// A résumé as Markdown that the import reads again.
import type { Line, ResumeContent, ResumeDate } from './schemas.ts'

interface Dated {
  start: ResumeDate | null
  end: ResumeDate | null
  isCurrent: boolean
}

export function toMarkdown(content: ResumeContent): string {
  const { basics } = content
  const contact = [
    basics.email,
    basics.phone,
    basics.location,
    basics.url,
    ...basics.profiles.map(({ url }) => url),
  ]
  const blocks = [
    basics.name && `# ${plain(basics.name)}`,
    basics.label && plain(basics.label),
    joined(contact.map(plain), ' | '),
    section('Summary', [plain(basics.summary)]),
    section(
      'Experience',
      content.work.map((each) => entry([each.position, each.employer], each, each.location)),
    ),
    section(
      'Projects',
      content.projects.map((each) => entry([each.name, each.role], each, each.url)),
    ),
    section(
      'Education',
      content.education.map((each) =>
        entry(
          [joined([each.studyType, each.area], ', '), each.institution],
          { ...each, highlights: each.courses, summary: each.score },
          each.location,
        ),
      ),
    ),
    section(
      'Volunteering',
      content.volunteer.map((each) => entry([each.position, each.organization], each, '')),
    ),
    section('Skills', [
      content.skills
        .map(
          ({ name, keywords }) =>
            `- ${joined([plain(name), keywords.map(({ text }) => plain(text)).join(', ')], ': ')}`,
        )
        .join('\n'),
    ]),
    section('Languages', [
      content.languages
        .map(({ language, fluency }) => `- ${plain(language)}${fluency ? ` (${plain(fluency)})` : ''}`)
        .join('\n'),
    ]),
    ...(['certificates', 'awards', 'publications'] as const).map((list) =>
      section(list.charAt(0).toUpperCase() + list.slice(1), [
        content[list]
          .map(
            (each) =>
              `- ${joined([each.title, each.issuer, each.date?.text ?? '', each.url, each.summary].map(plain), ' | ')}`,
          )
          .join('\n'),
      ]),
    ),
    section('Interests', [content.interests.map(({ name }) => `- ${plain(name)}`).join('\n')]),
    section(
      'References',
      content.references.map(({ name, reference }) => joined([plain(name), plain(reference)], ': ')),
    ),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

const joined = (parts: string[], separator: string) => parts.filter((part) => part !== '').join(separator)

function section(title: string, blocks: string[]): string {
  const own = blocks.filter((block) => block !== '')
  return own.length > 0 ? `## ${title}\n\n${own.join('\n\n')}` : ''
}

interface Described extends Dated {
  summary: string
  highlights: Line[]
}

function entry(names: string[], each: Described, place: string): string {
  const under = joined([periodText(each), plain(place)], ' | ')
  const lines = each.highlights.map(({ text }) => `- ${plain(text)}`).join('\n')
  return joined([`### ${joined(names.map(plain), ' — ')}`, under, plain(each.summary), lines], '\n\n')
}

function periodText({ start, end, isCurrent }: Dated): string {
  if (isCurrent) return start ? `${start.text} – present` : 'present'
  if (start && end && start.text === end.text) return start.text
  return joined([start?.text ?? '', end?.text ?? ''], ' – ')
}

/** Signs that would be markup are escaped; text stays on one line. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\`*_[\]<>])/g, '\\$1')
    .replace(/^([-+#]|\d+[.)])(?=\s)/, '\\$1')
