// The engine called `selection`: it chooses and orders what the résumé says by what the job asks for, and writes
// nothing.
import type { Change } from '../cvs/schemas.ts'
import type { Requirement } from '../jobs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { type DemandingJob, demandsOf, evidenceIn } from './evidence.ts'
import { isTrue, judge } from './judge.ts'
import { stemOf, wordsOf } from './words.ts'

export interface Selecting {
  content: ResumeContent
  job: DemandingJob
  /** YYYY-MM-DD. */
  today: string
  newId: () => string
}

/** Lines of a job that fit on paper: more of the recent ones. */
const LINES = [6, 5, 4, 3]
const PROJECTS = 4
const KEYWORDS = 14

interface Ranked {
  id: string
  weight: number
  /** The demands that it answers, the musts first. */
  answers: string[]
}

export function selectChanges({ content, job, today, newId }: Selecting): Change[] {
  const rank = ranking(content, job, today)
  const changes: Change[] = []

  function arrange(target: string, ids: string[], most: number, isWhole = false): void {
    const ranked = ids.map(rank)
    const best = ranked.toSorted((a, b) => b.weight - a.weight)
    const kept = isWhole
      ? best
      : best.slice(0, Math.max(most, best.filter(({ weight }) => weight > 0).slice(0, most).length))
    const keptIds = new Set(kept.map(({ id }) => id))
    const dropped = ids.length - kept.length
    if (dropped > 0)
      add(
        'choose',
        target,
        ids.filter((id) => keptIds.has(id)),
        `${dropped} that ${dropped === 1 ? 'answers' : 'answer'} less of what the job asks for ${dropped === 1 ? 'is' : 'are'} left out`,
      )
    const order = best.map(({ id }) => id)
    if (order.some((id, index) => id !== ids[index])) add('order', target, order, reasonOf(best))
  }

  function add(kind: 'choose' | 'order', target: string, ids: string[], reason: string): void {
    const change = { kind, target, from: ids, before: '', after: '', ids }
    const verdicts = judge({ content, change })
    const state = isTrue(verdicts) ? 'accepted' : 'blocked'
    changes.push({ id: newId(), ...change, reason, by: 'engine', verdicts, state })
  }

  for (const [index, entry] of content.work.entries())
    arrange(entry.id, idsOf(entry.highlights), LINES[Math.min(index, LINES.length - 1)] ?? 3)
  for (const entry of content.volunteer) arrange(entry.id, idsOf(entry.highlights), 3)
  for (const entry of content.projects) arrange(entry.id, idsOf(entry.highlights), 3)
  arrange('projects', idsOf(content.projects), PROJECTS)
  for (const group of content.skills) arrange(group.id, idsOf(group.keywords), KEYWORDS)
  arrange('skills', idsOf(content.skills), content.skills.length, true)
  return changes
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id)

const reasonOf = (ranked: Ranked[]): string => {
  const answers = [...new Set(ranked.flatMap(({ answers: own }) => own))].slice(0, 3)
  return answers.length > 0
    ? `First what answers ${answers.map((text) => `“${text}”`).join(', ')}`
    : 'First what is nearest to the job’s title'
}

/** Musts count three times as much as what is nice to have; words of the title break ties. */
function ranking(content: ResumeContent, job: DemandingJob, today: string): (id: string) => Ranked {
  const evidence = evidenceIn(content, today)
  const weights = new Map<string, Ranked>()
  const musts = (demand: Requirement) => (demand.kind === 'must' ? 0 : 1)
  for (const demand of demandsOf(job).toSorted((a, b) => musts(a) - musts(b)))
    for (const id of evidence.of(demand)) {
      const known = weights.get(id) ?? { id, weight: 0, answers: [] }
      weights.set(id, {
        id,
        weight: known.weight + (demand.kind === 'must' ? 3 : 1),
        answers: [...known.answers, demand.text],
      })
    }
  const title = new Set(wordsOf(job.title ?? '').map(({ lower }) => stemOf(lower)))
  const texts = textsBy(content)
  return (id) => {
    const own = partsOf(content, id)
      .map((part) => weights.get(part))
      .filter((found) => found !== undefined)
    const near = wordsOf(texts.get(id) ?? '').some(({ stem }) => title.has(stem)) ? 0.5 : 0
    const weight = own.reduce((sum, found) => sum + found.weight, near)
    return { id, weight, answers: [...new Set(own.flatMap(({ answers }) => answers))] }
  }
}

/** A project or a group of skills weighs what its parts weigh. */
function partsOf(content: ResumeContent, id: string): string[] {
  const project = content.projects.find((entry) => entry.id === id)
  if (project)
    return [id, `${id}.summary`, `${id}.name`, ...idsOf(project.highlights), ...idsOf(project.keywords)]
  const group = content.skills.find((entry) => entry.id === id)
  return group ? [id, `${id}.name`, ...idsOf(group.keywords)] : [id]
}

function textsBy({ work, volunteer, projects, skills }: ResumeContent): Map<string, string> {
  const lines = [...work, ...volunteer, ...projects].flatMap(({ highlights }) => highlights)
  const keywords = [...projects, ...skills].flatMap((entry) => entry.keywords)
  return new Map([
    ...[...lines, ...keywords].map(({ id, text }) => [id, text] as const),
    ...[...projects, ...skills].map(({ id, name }) => [id, name] as const),
  ])
}
