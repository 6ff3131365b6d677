// What the person does: has postings read, uploads résumés, asks for CVs and for insights.
import type { Cv } from '../../services/careers/cvs/schemas.ts'
import type { Insights } from '../../services/careers/insights/schemas.ts'
import type { Job } from '../../services/careers/jobs/schemas.ts'
import type { Resume } from '../../services/careers/resumes/schemas.ts'
import { ApiProblem } from '../client.ts'
import { type Comparison, comparePosting } from './compare.ts'
import { compareResume, contentTypeOf } from './compare-resume.ts'
import type { TriedPosting, TriedResume } from './folder.ts'
import type { Person } from './person.ts'

interface Step {
  file: string
  status: string
  /** Why nothing was read. */
  reason: string | null
  /** From the request until the live stream told the result. */
  milliseconds: number
  /** Null where nobody has written down what is right. */
  comparison: Comparison | null
}

export interface PostingResult extends Step {
  id: string | null
  title: string | null
  rung: string | null
  requirements: number
}

export interface ResumeResult extends Step {
  id: string | null
  name: string
}

export interface CvResult {
  resume: string
  job: string
  status: string
  reason: string | null
  changes: number
  /** Changes that a gate refused, with the gates that did. */
  blocked: { gates: string[]; reason: string }[]
  papers: number
  milliseconds: number
}

export async function readPosting(person: Person, posting: TriedPosting): Promise<PostingResult> {
  const started = performance.now()
  const { file, right, submission } = posting
  const { id } = await person.call<Job>('POST', '/jobs', submission)
  const status = (await person.until(id, ['ready', 'needs-text', 'failed'])) ?? 'not in time'
  const milliseconds = performance.now() - started
  const job = await person.call<Job>('GET', `/jobs/${id}`)
  const { title, rung, reason, requirements } = job
  const comparison = right && comparePosting(status === 'ready' ? job : null, right)
  return {
    ...{ file, id, status, reason, milliseconds, comparison, title, rung },
    requirements: requirements.length,
  }
}

export async function importResume(
  person: Person,
  { file, right, bytes }: TriedResume,
): Promise<ResumeResult> {
  const started = performance.now()
  const took = () => performance.now() - started
  try {
    const { resume } = await person.uploadResume({ name: file, contentType: contentTypeOf(file), bytes })
    const status = (await person.until(resume.id, ['ready', 'rejected'])) ?? 'not in time'
    const milliseconds = took()
    const { id, content, reason } = await person.call<Resume>('GET', `/resumes/${resume.id}`)
    const read = status === 'ready' ? content : (reason ?? status)
    const comparison = right && compareResume(read, right)
    return { file, id, status, reason, milliseconds, comparison, name: content.basics.name }
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error
    const comparison = right && compareResume(error.message, right)
    const { message: reason } = error
    return { file, id: null, status: 'refused', reason, milliseconds: took(), comparison, name: '' }
  }
}

export async function makeCv(person: Person, resume: ResumeResult, job: PostingResult): Promise<CvResult> {
  const started = performance.now()
  const { id } = await person.call<Cv>('POST', '/cvs', { jobId: job.id, resumeId: resume.id })
  const status = (await person.until(id, ['ready', 'failed'])) ?? 'not in time'
  const milliseconds = performance.now() - started
  const { changes, papers, reason } = await person.call<Cv>('GET', `/cvs/${id}`)
  const blocked = changes
    .filter(({ state }) => state === 'blocked')
    .map(({ verdicts }) => verdicts.filter(({ outcome }) => outcome !== 'passed'))
    .map((verdicts) => ({
      gates: verdicts.map(({ gate }) => gate),
      reason: verdicts.map((verdict) => verdict.reason).join(' '),
    }))
  return {
    ...{ resume: resume.file, job: job.title ?? job.file, status, reason, blocked, milliseconds },
    changes: changes.length,
    papers: papers.length,
  }
}

export async function computeInsights(person: Person, resumeId: string | null) {
  const started = performance.now()
  await person.call<Insights>('POST', '/insights/compute', { resumeId })
  const status = (await person.until('insights', ['ready'])) ?? 'not in time'
  const milliseconds = performance.now() - started
  const { jobs, demand, unlocks, families } = await person.call<Insights>('GET', '/insights')
  return {
    ...{ status, milliseconds, jobs, families: families.length },
    skills: demand.map(({ name }) => name),
    next: unlocks.map(({ name }) => name),
  }
}
