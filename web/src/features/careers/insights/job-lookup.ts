import type { Insights, MapPoint } from '../../../../../services/careers/insights/schemas.ts'

/** Jobs by id, as they were when the insights were computed. */
export type JobLookup = ReadonlyMap<string, Pick<MapPoint, 'title' | 'company'>>

export const lookupOf = ({ map }: Insights): JobLookup => new Map(map.map((point) => [point.jobId, point]))

export const titleOf = (jobs: JobLookup, id: string): string => jobs.get(id)?.title || 'Untitled job'

/** "Toolmaker, Example Works"; null for a job that is not among them. */
export function jobName(jobs: JobLookup, id: string): string | null {
  const company = jobs.get(id)?.company
  return jobs.has(id) ? [titleOf(jobs, id), company].filter(Boolean).join(', ') : null
}
