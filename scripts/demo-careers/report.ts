// The table of the demo, and whether its goals are met.
import { median } from '../bench/measure.ts'
import type { Comparison } from './compare.ts'
import type { CvResult, computeInsights, PostingResult, ResumeResult } from './steps.ts'

export interface Results {
  postings: PostingResult[]
  resumes: ResumeResult[]
  cvs: CvResult[]
  insights: Awaited<ReturnType<typeof computeInsights>>
}

/** Shares of the fields that must be right. */
const GOALS = { postings: 0.95, resumes: 0.9 }

interface Share {
  right: number
  fields: number
  /** 0 to 1; 1 where nothing was judged. */
  share: number
  invented: number
  /** Files with nothing to compare with. */
  unjudged: number
}

export function summarize({ postings, resumes, cvs, insights }: Results) {
  const [ofPostings, ofResumes] = [shareOf(postings), shareOf(resumes)]
  const failedCvs = cvs.filter(({ status, papers }) => status !== 'ready' || papers === 0).length
  const invented = ofPostings.invented + ofResumes.invented
  const isMet =
    ofPostings.share >= GOALS.postings &&
    ofResumes.share >= GOALS.resumes &&
    invented === 0 &&
    failedCvs === 0 &&
    insights.status === 'ready'
  const medians = {
    posting: medianOf(postings),
    resume: medianOf(resumes),
    cv: medianOf(cvs),
    insights: insights.milliseconds,
  }
  return { postings: ofPostings, resumes: ofResumes, invented, failedCvs, medians, isMet }
}
export type Summary = ReturnType<typeof summarize>

function shareOf(results: { comparison: Comparison | null }[]): Share {
  const judged = results.flatMap(({ comparison }) => comparison ?? [])
  const right = judged.reduce((sum, each) => sum + each.right, 0)
  const wrong = judged.flatMap((each) => each.wrong)
  const fields = right + wrong.length
  return {
    right,
    fields,
    share: fields === 0 ? 1 : right / fields,
    invented: wrong.filter(({ isInvented }) => isInvented).length,
    unjudged: results.length - judged.length,
  }
}

const medianOf = (results: { milliseconds: number }[]) =>
  results.length === 0 ? 0 : median(results.map(({ milliseconds }) => milliseconds))

const ms = (milliseconds: number) => `${Math.round(milliseconds)} ms`
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const fieldsOf = (comparison: Comparison | null) =>
  comparison ? `${comparison.right}/${comparison.right + comparison.wrong.length}` : 'not judged'

/** A line for each posting, résumé and CV, what is wrong by name, and the totals. */
export function tables(results: Results, summary: Summary): string {
  const { postings, resumes, cvs, insights } = results
  const { medians } = summary
  return [
    table(
      ['posting', 'rung', 'fields', 'time', 'title'],
      postings.map((each) => [
        ...[each.file, each.rung ?? each.status, fieldsOf(each.comparison), ms(each.milliseconds)],
        each.title ?? each.reason ?? '',
      ]),
    ),
    table(
      ['résumé', 'status', 'fields', 'time', 'name'],
      resumes.map((each) => [
        ...[each.file, each.status, fieldsOf(each.comparison), ms(each.milliseconds)],
        each.name || (each.reason ?? ''),
      ]),
    ),
    table(
      ['CV of', 'status', 'changes', 'blocked', 'papers', 'time', 'for the job'],
      cvs.map((each) => [
        ...[each.resume, each.status, String(each.changes), blockedBy(each), String(each.papers)],
        ...[ms(each.milliseconds), each.reason ?? each.job],
      ]),
    ),
    [...postings, ...resumes].flatMap(mistakes).join('\n'),
    [
      total('postings', summary.postings, GOALS.postings),
      total('résumés', summary.resumes, GOALS.resumes),
      `${summary.invented} invented (goal 0)`,
      `${cvs.length - summary.failedCvs} of ${cvs.length} CVs with their papers; gates blocked ${cvs.flatMap(({ blocked }) => blocked).length} of ${cvs.reduce((sum, { changes }) => sum + changes, 0)} changes`,
      `insights ${insights.status} over ${insights.jobs} jobs: ${insights.skills.length} skills, ${insights.families} families; learn next: ${insights.next.slice(0, 5).join(', ') || 'nothing'}`,
      `medians: posting ${ms(medians.posting)}, résumé ${ms(medians.resume)}, CV ${ms(medians.cv)}, insights ${ms(medians.insights)}`,
      summary.isMet ? 'All goals are met.' : 'Not all goals are met.',
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function table(header: string[], rows: string[][]): string {
  const last = header.length - 1
  const widths = header.map((title, column) =>
    column === last ? 0 : Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(header), ...rows.map(line)].join('\n')
}

function blockedBy({ blocked }: CvResult): string {
  const gates = [...new Set(blocked.flatMap((each) => each.gates))]
  return blocked.length === 0 ? '0' : `${blocked.length} (${gates.join(', ')})`
}

const mistakes = ({ file, comparison }: PostingResult | ResumeResult) =>
  (comparison?.wrong ?? []).map(
    ({ field, right, read, isInvented }) =>
      `${isInvented ? 'invented' : 'wrong'}: ${file} ${field}: ${JSON.stringify(read)?.slice(0, 200)} instead of ${JSON.stringify(right)}`,
  )

const total = (what: string, { right, fields, share, unjudged }: Share, goal: number) =>
  `${what}: ${right} of ${fields} fields right (${percent(share)}, goal ${percent(goal)})${unjudged > 0 ? `, ${unjudged} not judged` : ''}`
