// Both sides of the score: what the CV shows, and what the résumé could show at most. A gap stays a gap.
import type { Coverage, Demand } from '../cvs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { type DemandingJob, demandsOf, evidenceIn } from './evidence.ts'

export interface CoverageDeps {
  /** The résumé. */
  content: ResumeContent
  /** The CV as it is now. */
  shown: ResumeContent
  job: DemandingJob
  /** YYYY-MM-DD. */
  today: string
}

export function coverage({ content, shown, job, today }: CoverageDeps): Coverage {
  const [possible, visible] = [evidenceIn(content, today), evidenceIn(shown, today)]
  const demands = demandsOf(job).map((demand): Demand => {
    const evidence = possible.of(demand)
    // What only the CV says, by a person's own wording, is no evidence of the résumé.
    const isShown = evidence.length > 0 && visible.of(demand).length > 0
    return { ...demand, evidence, isShown }
  })
  const count = (kind: Demand['kind']) => {
    const asked = demands.filter((demand) => demand.kind === kind)
    return {
      total: asked.length,
      shown: asked.filter(({ isShown }) => isShown).length,
      ceiling: asked.filter(({ evidence }) => evidence.length > 0).length,
    }
  }
  return { must: count('must'), nice: count('nice'), demands }
}
