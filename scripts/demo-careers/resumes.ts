// Reads the résumés of a folder and compares each field with what a person reads there.
//   node scripts/demo-careers/resumes.ts FOLDER [--json FILE]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../../functions/resume-import/read-document.ts'
import { UnreadableDocument } from '../../functions/resume-import/unreadable.ts'
import type { ResumeContent, ResumeDate } from '../../services/careers/resumes/schemas.ts'
import { type Job, RESUMES, type ResumeAnswer } from './resume-answers.ts'

export const RESUME_GOAL = 0.9

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  json: 'application/json',
}

export const contentTypeOf = (file: string) =>
  TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

export interface ResumeResult {
  file: string
  fields: number
  right: number
  /** What is read and is not there. */
  invented: string[]
  wrong: string[]
  milliseconds: number
}

export async function tryResume(folder: string, answer: ResumeAnswer): Promise<ResumeResult> {
  const started = performance.now()
  let number = 0
  const result = {
    file: answer.file,
    fields: 0,
    right: 0,
    invented: [] as string[],
    wrong: [] as string[],
    milliseconds: 0,
  }
  const compare = (name: string, found: string, right: string) => {
    result.fields += 1
    if (found === right) result.right += 1
    else result.wrong.push(`${name}: "${found}", not "${right}"`)
    if (found !== '' && right === '' && found !== right) result.invented.push(`${name}: "${found}"`)
  }
  try {
    const { content } = await readDocument({
      bytes: readFileSync(join(folder, answer.file)),
      contentType: contentTypeOf(answer.file),
      newId: () => `id${number++}`,
    })
    if (answer.refused) compare('refused', 'read', answer.refused)
    else compareContent(content, answer, compare, result.invented)
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    const found = answer.refused && error.message.includes(answer.refused) ? answer.refused : error.message
    compare('refused', found, answer.refused ?? 'read')
  }
  result.milliseconds = Math.round(performance.now() - started)
  return result
}

type Compare = (name: string, found: string, right: string) => void

function compareContent(
  content: ResumeContent,
  answer: ResumeAnswer,
  compare: Compare,
  invented: string[],
): void {
  for (const field of ['name', 'email', 'phone', 'location'] as const)
    if (answer[field] !== undefined) compare(field, content.basics[field], answer[field])
  const work = content.work.map((each): Job => [each.position, each.employer, start(each), end(each)])
  compareJobs('job', work, answer.jobs ?? [], compare, invented)
  if (answer.volunteering) {
    const unpaid = content.volunteer.map(
      (each): Job => [each.position, each.organization, start(each), end(each)],
    )
    compareJobs('volunteering', unpaid, answer.volunteering, compare, invented)
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

function compareJobs(kind: string, found: Job[], right: Job[], compare: Compare, invented: string[]): void {
  compare(`${kind} count`, String(found.length), String(right.length))
  for (const job of found.slice(right.length)) invented.push(`${kind}: ${job.join(', ')}`)
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

export async function tryResumes(folder: string): Promise<ResumeResult[]> {
  const results: ResumeResult[] = []
  for (const answer of RESUMES.filter(({ file }) => existsSync(join(folder, file))))
    results.push(await tryResume(folder, answer))
  return results
}

if (import.meta.main) {
  const [folder = '', flag, file] = process.argv.slice(2)
  const results = await tryResumes(folder)
  for (const { file: name, right, fields, wrong, invented, milliseconds } of results) {
    console.log(`${name.padEnd(36)} ${right}/${fields}  ${milliseconds} ms`)
    for (const line of wrong) console.log(`    ${line}`)
    for (const line of invented) console.log(`    invented ${line}`)
  }
  const sum = (of: (result: ResumeResult) => number) =>
    results.reduce((total, result) => total + of(result), 0)
  const share = sum(({ right }) => right) / sum(({ fields }) => fields)
  const invented = sum((result) => result.invented.length)
  console.log(`${(share * 100).toFixed(1)} % of ${sum(({ fields }) => fields)} fields, ${invented} invented`)
  if (flag === '--json' && file) writeFileSync(file, JSON.stringify(results, null, 2))
  if (share < RESUME_GOAL || invented > 0) process.exitCode = 1
}
