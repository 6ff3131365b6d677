// Compares what was read from a résumé with what a person reads there.
import type { ResumeContent, ResumeDate } from '../../services/careers/resumes/schemas.ts'
import type { Comparison } from './compare.ts'
import type { Job, ResumeAnswer } from './resume-answers.ts'

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  json: 'application/json',
}

export const contentTypeOf = (file: string) =>
  TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

/** `read` is the content, or the reason why there is none. */
export function compareResume(read: ResumeContent | string, answer: ResumeAnswer): Comparison {
  const result: Comparison = { right: 0, wrong: [] }
  const compare: Compare = (field, found, right) => {
    if (found === right) result.right += 1
    else result.wrong.push({ field, right, read: found, isInvented: found !== '' && right === '' })
  }
  if (typeof read === 'string') {
    const isExpected = answer.refused !== undefined && read.includes(answer.refused)
    compare('refused', isExpected ? (answer.refused ?? '') : read, answer.refused ?? 'read')
  } else if (answer.refused)
    // A record was made of a document that says nothing.
    result.wrong.push({ field: 'refused', right: answer.refused, read: 'read', isInvented: true })
  else compareContent(read, answer, compare)
  return result
}

type Compare = (name: string, found: string, right: string) => void

function compareContent(content: ResumeContent, answer: ResumeAnswer, compare: Compare): void {
  for (const field of ['name', 'email', 'phone', 'location'] as const)
    if (answer[field] !== undefined) compare(field, content.basics[field], answer[field])
  const work = content.work.map((each): Job => [each.position, each.employer, start(each), end(each)])
  compareJobs('job', work, answer.jobs ?? [], compare)
  if (answer.volunteering) {
    const unpaid = content.volunteer.map(
      (each): Job => [each.position, each.organization, start(each), end(each)],
    )
    compareJobs('volunteering', unpaid, answer.volunteering, compare)
  }
  const schools = content.education.map(({ institution }) => institution)
  for (const [index, school] of (answer.schools ?? []).entries())
    compare('school', schools[index] ?? '', school)
  const projects = content.projects.map(({ name }) => name)
  for (const [index, project] of (answer.projects ?? []).entries())
    compare('project', projects[index] ?? '', project)
  const skills = content.skills.flatMap(({ keywords }) => keywords.map(({ text }) => text))
  for (const skill of answer.skills ?? []) compare('skill', skills.includes(skill) ? skill : '', skill)
}

function compareJobs(kind: string, found: Job[], right: Job[], compare: Compare): void {
  compare(`${kind} count`, String(found.length), String(right.length))
  for (const job of found.slice(right.length)) compare(kind, job.join(', '), '')
  for (const [index, job] of right.entries())
    for (const [part, name] of ['position', 'employer', 'start', 'end'].entries())
      compare(`${kind} ${index + 1} ${name}`, found[index]?.[part] ?? '', job[part] ?? '')
}

interface Dated {
  start: ResumeDate | null
  end: ResumeDate | null
  isCurrent: boolean
}

const textOf = (date: ResumeDate | null) => date?.iso ?? date?.text ?? ''
const start = (each: Dated) => textOf(each.start)
const end = (each: Dated) => (each.isCurrent ? 'now' : textOf(each.end))
