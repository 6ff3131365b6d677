import type { ResumeContent } from '../resumes/schemas.ts'
import { findSkills, withImplied } from '../skills/find-skills.ts'

/** Ids of the skills that a résumé names anywhere, and what these imply. */
export function supportedBy(content: ResumeContent): Set<string> {
  return withImplied(findSkills(textOf(content)).map(({ id }) => id))
}

/** Each field on a line of its own, so that the words of one do not explain those of another. */
function textOf(content: ResumeContent): string {
  const { basics, languages, ...sections } = content
  const lines = [basics.label, basics.summary]
  // A language's name alone, as in a list of skills, would not say that it is spoken.
  for (const { language, fluency } of languages) lines.push(`Languages: ${language} (${fluency || 'spoken'})`)
  const collect = (value: unknown): void => {
    if (typeof value === 'string') lines.push(value)
    else if (Array.isArray(value)) value.forEach(collect)
    else if (typeof value === 'object' && value !== null)
      for (const [name, field] of Object.entries(value)) if (!NO_WORDS.has(name)) collect(field)
  }
  const { references: _, interests: __, ...shown } = sections
  collect(shown)
  return lines.join('\n')
}

/** Names and addresses contain words that are no skills. */
const NO_WORDS = new Set([
  'id',
  'url',
  'employer',
  'organization',
  'institution',
  'issuer',
  'location',
  'start',
  'end',
  'date',
  'username',
])
