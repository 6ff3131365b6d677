import type { Cloud } from './cloud.ts'
import type { Breach, Rule } from './rule.ts'

export interface Finding extends Breach {
  rule: Rule
  /** The stack's name: `prod`, `bootstrap-prod`. */
  cloud: string
}

export function judge(cloud: Cloud, rules: readonly Rule[]): Finding[] {
  return rules.flatMap((rule) =>
    [...rule.check(cloud)].map((breach) => ({ ...breach, rule, cloud: cloud.name })),
  )
}
