// What a posting says, as far as insights count it.
import type { Job } from '../jobs/schemas.ts'
import { skillName } from '../skills/taxonomy.ts'
import { alternativesOf } from './alternatives.ts'
import type { Finding } from './finding-schema.ts'
import { titleWords } from './title-words.ts'
import { yearlySalary } from './yearly-salary.ts'

export type JobFacts = Pick<
  Job,
  'id' | 'title' | 'company' | 'places' | 'remote' | 'salary' | 'requirements' | 'skills'
>

const MAX_MUSTS = 60
const MAX_PLACES = 10

export function findingOf(job: JobFacts): Finding {
  const musts = job.requirements.filter(({ kind }) => kind === 'must').flatMap(alternativesOf)
  const must = distinct(musts).slice(0, MAX_MUSTS)
  const isMust = new Set(must.flat())
  const nice = job.requirements.filter(({ kind }) => kind === 'nice').flatMap(({ skills }) => skills)
  const isNice = new Set(nice.filter((skill) => !isMust.has(skill)))
  const named = new Set(job.skills.filter((skill) => !isMust.has(skill) && !isNice.has(skill)))
  return {
    jobId: job.id,
    title: job.title ?? '',
    company: job.company ?? '',
    must,
    nice: [...isNice],
    named: [...named],
    salary: yearlySalary(job.salary),
    places: placesOf(job),
    towns: townsOf(job),
    remote: job.remote,
    pay: payOf(job),
  }
}

/**
 * What a résumé must cover. A posting that marks no must-haves is measured by the skills that it names; one that names
 * none can not be judged, and is never passed.
 */
export const demandsOf = ({ must, named }: Finding): readonly (readonly string[])[] =>
  must.length > 0 ? must : named.map((skill) => [skill])

/** Asked for many times of each finding, which never changes. */
const skillsOfFindings = new WeakMap<Finding, ReadonlySet<string>>()

export function skillsOf(finding: Finding): ReadonlySet<string> {
  const known = skillsOfFindings.get(finding)
  if (known) return known
  const skills = new Set([...finding.must.flat(), ...finding.nice, ...finding.named])
  skillsOfFindings.set(finding, skills)
  return skills
}

/** What describes the work: the title's words, and the skills by name. */
export const wordsOf = (finding: Finding): string[] => [
  ...titleWords(finding.title),
  ...[...skillsOf(finding)].slice(0, 12).map(skillName),
]

function townsOf({ places }: JobFacts): string[] {
  const names = places.map(({ city, name }) => city ?? name).filter((name) => name !== '')
  return [...new Set(names)].slice(0, MAX_PLACES)
}

function placesOf(job: JobFacts): string[] {
  const all = job.remote === 'remote' ? ['Remote', ...townsOf(job)] : townsOf(job)
  return [...new Set(all)].slice(0, MAX_PLACES)
}

/** Amounts without a currency or a period say too little to be compared. */
function payOf({ salary }: JobFacts): Finding['pay'] {
  if (!salary?.currency || !salary.period) return null
  const { minimum: low, maximum: high, currency, period } = salary
  return low === null && high === null ? null : { low, high, currency, period }
}

function distinct(groups: string[][]): string[][] {
  const known = new Set<string>()
  return groups.filter((group) => {
    const key = [...group].sort().join(' ')
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
