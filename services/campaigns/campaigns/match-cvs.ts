// Which of the person's CVs was made for a recipient's job.
import type { Fields } from '../recipients/schemas.ts'
import { companyKey, titleWords } from './company-names.ts'
import type { OfferedCv } from './tailored-cvs.ts'

/** Columns that say which job a mail is about. */
const JOB_FIELDS = ['job', 'job_title', 'position', 'vacancy', 'role', 'designation', 'title']

const cell = (fields: Fields, name: string) => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : '')

/** Makes the look-up once for all recipients. `cvs` are the newest first. */
export function cvMatcher(cvs: readonly OfferedCv[]): (fields: Fields) => string | null {
  const byCompany = Map.groupBy(cvs, ({ company }) => companyKey(company))
  byCompany.delete('')

  /** Null when there is none, or when several could be meant and nobody can tell. */
  return (fields) => {
    const candidates = byCompany.get(companyKey(cell(fields, 'company'))) ?? []
    if (new Set(candidates.map(({ jobId }) => jobId)).size <= 1) return candidates[0]?.id ?? null
    const asked = titleWords(JOB_FIELDS.map((name) => cell(fields, name)).join(' '))
    const scored = candidates.map((cv) => ({ cv, score: shared(titleWords(cv.jobTitle), asked) }))
    const best = Math.max(...scored.map(({ score }) => score))
    const ahead = scored.filter(({ score }) => score === best)
    const isOne = best > 0 && new Set(ahead.map(({ cv }) => cv.jobId)).size === 1
    return isOne ? (ahead[0]?.cv.id ?? null) : null
  }
}

/** How alike two titles are, from 0 to 1. */
function shared(a: Set<string>, b: Set<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both === 0 ? 0 : both / (a.size + b.size - both)
}
