// Puts the parts together: all that insights say, from what was remembered of each job.

import { demandOf } from './demand.ts'
import { familiesOf } from './families.ts'
import type { Finding } from './finding-schema.ts'
import { type Course, courseOf } from './funnel.ts'
import { marketOf } from './market.ts'
import type { Insights } from './schemas.ts'
import { coverOf, passes, unlocksOf } from './unlocks.ts'

export interface Known extends Course {
  findings: readonly Finding[]
  /** Ids of skills that the résumé supports, with all that they imply. */
  supported: ReadonlySet<string>
  /** By text, as `textsOf` of families asks for them. */
  vectors: ReadonlyMap<string, Int8Array>
  threshold: number
}

export type Computed = Pick<
  Insights,
  | 'jobs'
  | 'threshold'
  | 'passing'
  | 'demand'
  | 'unlocks'
  | 'families'
  | 'map'
  | 'pays'
  | 'places'
  | 'remote'
  | 'funnel'
  | 'daysToAnswer'
  | 'activity'
>

export function computeInsights(known: Known): Computed {
  const { findings, supported, vectors, threshold } = known
  return {
    jobs: findings.length,
    threshold,
    passing: findings.filter((finding) => passes(coverOf(finding, supported), threshold)).length,
    demand: demandOf(findings, supported),
    unlocks: unlocksOf(findings, supported, threshold),
    ...familiesOf(findings, vectors),
    ...marketOf(findings),
    ...courseOf(known),
  }
}
