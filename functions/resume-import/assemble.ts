// Rows become a résumé: divided at their headings, each part read by its kind.
import type { EvidenceMap, ResumeContent } from '../../services/careers/resumes/schemas.ts'
import { emptyContent } from '../../services/careers/resumes/schemas.ts'
import { joinLines } from './clean-text.ts'
import { readContact } from './contact.ts'
import { createEvidences, type Found } from './evidence.ts'
import type { Part } from './heading-words.ts'
import { partsOf } from './headings.ts'
import { itemsOf, readCredentials, readInterests, readLanguages, readSkills } from './lists.ts'
import { readEducation, readProjects, readVolunteer } from './other-entries.ts'
import { isDated } from './row-signs.ts'
import { plainText, type Row } from './rows.ts'
import { isDegree, isFirm, isSchool, isTitle } from './words-of-work.ts'
import { readWork } from './work.ts'

export interface Read {
  content: ResumeContent
  evidence: EvidenceMap
}

export function assemble(rows: Row[], newId: () => string): Read {
  const evidences = createEvidences(newId)
  const content = emptyContent()
  const parts = partsOf(rows)
  const of = (part: Part) => parts.filter((each) => each.part === part).map((each) => each.rows)

  const outside = of('contact')
  content.basics = readContact(outside.flat(), rows, evidences)
  content.basics.summary = evidences.field('basics.summary', summaryOf(of('summary')), 0.85, 5000)

  // A résumé without headings has its jobs where others have the contact block.
  const loose = looseEntries(outside.flat())
  for (const part of [...of('work'), ...(loose.work.length > 0 ? [loose.work] : [])]) {
    const { work, education } = readWork(part, evidences)
    content.work.push(...work)
    content.education.push(...education)
  }
  for (const part of of('volunteer')) content.volunteer.push(...readVolunteer(part, evidences))
  for (const part of [...of('education'), ...(loose.education.length > 0 ? [loose.education] : [])])
    content.education.push(...readEducation(part, evidences))
  for (const part of of('projects')) content.projects.push(...readProjects(part, evidences))
  for (const part of of('skills')) {
    const { skills, languages } = readSkills(part, evidences)
    content.skills.push(...skills)
    content.languages.push(...languages)
  }
  for (const part of of('languages')) content.languages.push(...readLanguages(itemsOf(part), evidences))
  for (const list of ['certificates', 'awards', 'publications'] as const)
    for (const part of of(list)) content[list].push(...readCredentials(part, evidences))
  for (const part of of('interests')) content.interests.push(...readInterests(part, evidences))
  for (const part of of('references'))
    content.references.push(
      ...itemsOf(part).map((item) => {
        const id = newId()
        return { id, name: '', reference: evidences.field(`${id}.reference`, item, 0.6, 5000) }
      }),
    )
  return { content, evidence: evidences.map }
}

function summaryOf(parts: Row[][]): Found | null {
  const rows = parts.flat()
  const [row] = rows
  return row ? { text: joinLines(rows.map(plainText)), row } : null
}

/** Dated rows outside of all parts that name a job or a degree, with what stands around them. */
function looseEntries(rows: Row[]): { work: Row[]; education: Row[] } {
  const tells = (row: Row, index: number) => {
    const text = [row, rows[index + 1], rows[index - 1]]
      .map((each) => (each ? plainText(each) : ''))
      .join(' ')
    return isDated(row) && (isTitle(text) || isFirm(text) || isDegree(text) || isSchool(text))
  }
  const first = rows.findIndex(tells)
  if (first < 0) return { work: [], education: [] }
  return { work: rows.slice(first), education: [] }
}
