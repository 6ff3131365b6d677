// What can be counted over the jobs themselves and over the skills they ask for.
import { rollup } from 'd3-array'
import type { SkillDemand } from '../../../../../services/careers/insights/schemas.ts'
import type { JobTile, RemoteKind } from '../../../../../services/careers/jobs/schemas.ts'

export interface PlaceCount {
  name: string
  jobs: number
}

/** Where the work is, most jobs first; a job in two places counts in both. */
export function placesOf(jobs: readonly JobTile[]): PlaceCount[] {
  const names = jobs.flatMap(({ places }) => [...new Set(places.map(({ name }) => name))])
  return [
    ...rollup(
      names,
      (all) => all.length,
      (name) => name,
    ),
  ]
    .map(([name, count]) => ({ name, jobs: count }))
    .sort((a, b) => b.jobs - a.jobs || a.name.localeCompare(b.name))
}

export const REMOTE_KINDS = ['remote', 'hybrid', 'on-site', null] as const

/** In the order of REMOTE_KINDS; null is what no posting says. */
export const remoteOf = (jobs: readonly JobTile[]): { kind: RemoteKind | null; jobs: number }[] =>
  REMOTE_KINDS.map((kind) => ({ kind, jobs: jobs.filter(({ remote }) => remote === kind).length }))

export interface CategorySupport {
  category: string
  supported: SkillDemand[]
  gaps: SkillDemand[]
}

/** By category, the one with the most skills first. */
export function supportOf(demand: readonly SkillDemand[]): CategorySupport[] {
  return [...Map.groupBy(demand, ({ category }) => category)]
    .map(([category, skills]) => ({
      category,
      supported: skills.filter(({ isSupported }) => isSupported),
      gaps: skills.filter(({ isSupported }) => !isSupported),
    }))
    .sort(
      (a, b) =>
        b.supported.length + b.gaps.length - a.supported.length - a.gaps.length ||
        a.category.localeCompare(b.category),
    )
}
