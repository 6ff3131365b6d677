// Sums over the jobs that no skill is needed for: what they pay, and where the work is. They are stored with the
// insights, so that a page over thousands of jobs reads one answer.
import { compare } from './demand.ts'
import type { Finding } from './finding-schema.ts'
import type { Insights } from './schemas.ts'

export type Market = Pick<Insights, 'pays' | 'places' | 'remote'>

/** In this order; null is what no posting says. */
export const REMOTE_KINDS = ['remote', 'hybrid', 'on-site', null] as const

export function marketOf(findings: readonly Finding[]): Market {
  const places = new Map<string, number>()
  for (const finding of findings)
    for (const name of finding.towns) places.set(name, (places.get(name) ?? 0) + 1)
  return {
    pays: findings.flatMap(({ jobId, pay }) => (pay ? [{ jobId, ...pay }] : [])),
    places: [...places]
      .map(([name, jobs]) => ({ name, jobs }))
      .sort((a, b) => b.jobs - a.jobs || compare(a.name, b.name)),
    remote: REMOTE_KINDS.map((kind) => ({
      kind,
      jobs: findings.filter(({ remote }) => remote === kind).length,
    })),
  }
}
