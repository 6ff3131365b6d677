// What can be counted over the skills that jobs ask for.
import type { SkillDemand } from '../../../../../services/careers/insights/schemas.ts'

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
