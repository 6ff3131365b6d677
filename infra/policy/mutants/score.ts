import type { Cloud } from '../cloud.ts'
import type { Rule } from '../rule.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

export interface Score {
  mutants: number
  killed: number
  /** By type of resource, and by the rule that noticed first. */
  byType: Map<string, { mutants: number; killed: number }>
  byRule: Map<string, number>
  survivors: Pick<Mutant, 'address' | 'change'>[]
}

/**
 * How many mutants of the stack at least one rule notices. `every` takes a part of them: 50 is every fiftieth. A rule that
 * finds something in the stack as it is proves nothing, so it does not count.
 */
export function scoreOf(cloud: Cloud, rules: readonly Rule[], every = 1): Score {
  const score: Score = { mutants: 0, killed: 0, byType: new Map(), byRule: new Map(), survivors: [] }
  const silent = rules.filter((rule) => !finds(rule, cloud))
  let at = 0
  for (const mutant of mutantsOf(cloud)) {
    if (at++ % every !== 0) continue
    const killer = killerOf(mutant, silent)
    const ofType = score.byType.get(mutant.type) ?? { mutants: 0, killed: 0 }
    score.byType.set(mutant.type, {
      mutants: ofType.mutants + 1,
      killed: ofType.killed + (killer ? 1 : 0),
    })
    score.mutants++
    if (killer) {
      score.killed++
      score.byRule.set(killer.id, (score.byRule.get(killer.id) ?? 0) + 1)
    } else score.survivors.push({ address: mutant.address, change: mutant.change })
  }
  return score
}

/** The first rule that finds something. Those that judge its type come first, which is many times faster. */
function killerOf(mutant: Mutant, rules: readonly Rule[]): Rule | undefined {
  const cloud = mutant.cloud()
  const isAbout = ({ judges }: Rule) => mutant.type in judges
  return (
    rules.find((rule) => isAbout(rule) && finds(rule, cloud)) ??
    rules.find((rule) => !isAbout(rule) && finds(rule, cloud))
  )
}

export function finds(rule: Rule, cloud: Cloud): boolean {
  for (const _ of rule.check(cloud)) return true
  return false
}
