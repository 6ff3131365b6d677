// What to learn next: jobs that pass with one more skill and not without it.
import { skillName, withImplied } from '../skills/taxonomy.ts'
import { compare } from './demand.ts'
import { demandsOf, skillsOf } from './finding.ts'
import type { Finding } from './finding-schema.ts'
import type { Unlock } from './schemas.ts'

const MAX_UNLOCKS = 50

export interface Cover {
  covered: number
  total: number
}

export function coverOf(finding: Finding, supported: ReadonlySet<string>): Cover {
  const demands = demandsOf(finding)
  const covered = demands.filter((group) => group.some((skill) => supported.has(skill))).length
  return { covered, total: demands.length }
}

/** A job without anything to measure does not pass: nothing was checked. */
export const passes = ({ covered, total }: Cover, threshold: number): boolean =>
  total > 0 && covered >= neededOf(total, threshold)

/** At least one; the small amount forgives that 0.7 × 10 is a little more than 7. */
const neededOf = (total: number, threshold: number): number =>
  Math.max(1, Math.ceil(total * threshold - 1e-9))

export function unlocksOf(
  findings: readonly Finding[],
  supported: ReadonlySet<string>,
  threshold: number,
): Unlock[] {
  const asked = new Set(findings.flatMap((finding) => [...skillsOf(finding)]))
  const brings = new Map([...asked].filter((id) => !supported.has(id)).map((id) => [id, withImplied([id])]))
  const bringers = bringersOf(brings)
  const opened = new Map<string, { finding: Finding; before: Cover; with: number }[]>()

  for (const finding of findings) {
    const before = coverOf(finding, supported)
    if (before.total === 0 || passes(before, threshold)) continue
    const missing = demandsOf(finding).filter((group) => !group.some((skill) => supported.has(skill)))
    for (const skill of new Set(missing.flat().flatMap((id) => bringers.get(id) ?? []))) {
      const brought = brings.get(skill) ?? new Set([skill])
      const gained = missing.filter((group) => group.some((id) => brought.has(id))).length
      const after = { covered: before.covered + gained, total: before.total }
      if (!passes(after, threshold)) continue
      const jobs = opened.get(skill) ?? []
      if (jobs.length === 0) opened.set(skill, jobs)
      jobs.push({ finding, before, with: after.covered })
    }
  }

  const newSkills = (id: string) => [...(brings.get(id) ?? [])].filter((one) => !supported.has(one)).length
  return [...opened]
    .map(([skill, jobs]) => ({ skill, name: skillName(skill), jobs, size: newSkills(skill) }))
    .sort(
      (a, b) =>
        b.jobs.length - a.jobs.length ||
        // Among equals, what is less to learn.
        a.size - b.size ||
        compare(a.name, b.name) ||
        compare(a.skill, b.skill),
    )
    .slice(0, MAX_UNLOCKS)
    .map(({ skill, name, jobs }) => ({
      skill,
      name,
      opens: jobs.map(({ finding }) => finding.jobId).sort(compare),
      reasoning: reasoningOf({ name, jobs, all: findings.length, threshold }),
    }))
}

/** By skill: which of the skills that are asked for bring it along, itself included. */
function bringersOf(brings: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const bringers = new Map<string, string[]>()
  for (const [id, brought] of brings)
    for (const one of brought) bringers.set(one, [...(bringers.get(one) ?? []), id])
  return bringers
}

interface Reasons {
  name: string
  jobs: { finding: Finding; before: Cover; with: number }[]
  all: number
  threshold: number
}

function reasoningOf({ name, jobs, all, threshold }: Reasons): string {
  const sorted = [...jobs].sort((a, b) => compare(a.finding.jobId, b.finding.jobId))
  const [example] = sorted
  if (!example) return ''
  const { finding, before } = example
  const where = finding.company === '' ? '' : ` at ${finding.company}`
  const needed = neededOf(before.total, threshold)
  const opens = `${name} would open ${jobs.length} of your ${all} ${all === 1 ? 'job' : 'jobs'}.`
  const what = finding.must.length > 0 ? 'must-haves' : 'skills that it names'
  const cover = `For example, “${finding.title || 'Untitled job'}”${where} asks for ${before.total} ${what}: your résumé supports ${before.covered}, and ${example.with} with ${name}; ${needed} are enough.`
  return `${opens} ${cover}`
}
