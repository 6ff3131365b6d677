import { skillName, skillOf } from '../skills/taxonomy.ts'
import { skillsOf } from './finding.ts'
import type { Finding } from './finding-schema.ts'
import type { SkillDemand } from './schemas.ts'

const MAX_SKILLS = 200
const MAX_PLACES = 5

interface Tally {
  jobs: number
  must: number
  nice: number
  salaries: Map<string, number[]>
  places: Map<string, number>
}

/** What the jobs ask for: what most of them ask for first, and a stable order among equals. */
export function demandOf(findings: readonly Finding[], supported: ReadonlySet<string>): SkillDemand[] {
  const tallies = new Map<string, Tally>()
  for (const finding of findings) {
    const must = new Set(finding.must.flat())
    const nice = new Set(finding.nice)
    for (const skill of skillsOf(finding)) {
      const tally = tallies.get(skill) ?? newTally()
      tallies.set(skill, tally)
      tally.jobs++
      if (must.has(skill)) tally.must++
      if (nice.has(skill)) tally.nice++
      if (finding.salary) push(tally.salaries, finding.salary.currency, finding.salary.yearly)
      for (const place of finding.places) tally.places.set(place, (tally.places.get(place) ?? 0) + 1)
    }
  }
  return [...tallies]
    .map(([skill, tally]) => ({
      skill,
      name: skillName(skill),
      category: skillOf(skill)?.category ?? 'Other',
      jobs: tally.jobs,
      must: tally.must,
      nice: tally.nice,
      salary: medianOf(tally.salaries),
      places: [...tally.places]
        .map(([name, jobs]) => ({ name, jobs }))
        .sort((a, b) => b.jobs - a.jobs || compare(a.name, b.name))
        .slice(0, MAX_PLACES),
      isSupported: supported.has(skill),
    }))
    .sort(
      (a, b) => b.jobs - a.jobs || b.must - a.must || compare(a.name, b.name) || compare(a.skill, b.skill),
    )
    .slice(0, MAX_SKILLS)
}

/** In the currency that most of the jobs name; amounts of different currencies are never mixed. */
function medianOf(salaries: Map<string, number[]>): SkillDemand['salary'] {
  const [most] = [...salaries].sort(([a, one], [b, other]) => other.length - one.length || compare(a, b))
  if (!most) return null
  const [currency, amounts] = most
  const sorted = amounts.sort((a, b) => a - b)
  const half = sorted.length / 2
  const low = sorted[Math.ceil(half) - 1] ?? 0
  const high = sorted[Math.floor(half)] ?? low
  return { median: Math.round((low + high) / 2), currency, jobs: sorted.length }
}

const newTally = (): Tally => ({ jobs: 0, must: 0, nice: 0, salaries: new Map(), places: new Map() })

function push(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
