import type { Clock } from '../clock.ts'
import type { FirewallRule } from '../description.ts'
import { type ConditionRequest, parseCondition } from './condition.ts'

/** Addresses whose requests are counted at once; afterwards counting begins anew. */
const COUNTED = 100_000

/** Cloud Armor: the first rule that matches decides, and counts belong to the client's address. */
export function createFirewall(rules: readonly FirewallRule[], clock: Pick<Clock, 'now'>) {
  const parsed = rules.map((rule) => ({
    ...rule,
    matches: rule.expression === '' ? () => true : parseCondition(rule.expression),
    counts: new Map<string, { until: number; count: number }>(),
  }))
  return {
    /** The status with which the request is refused; null lets it pass. */
    refusal(request: ConditionRequest & { address: string }): number | null {
      const rule = parsed.find(({ matches }) => matches(request))
      if (!rule || rule.action === 'allow') return null
      if (rule.action === 'deny' || !rule.limit) return rule.status
      const now = clock.now()
      const known = rule.counts.get(request.address)
      const counted =
        known && known.until > now ? known : { until: now + rule.limit.seconds * 1000, count: 0 }
      counted.count++
      if (rule.counts.size > COUNTED) rule.counts.clear()
      rule.counts.set(request.address, counted)
      return counted.count > rule.limit.count ? rule.status : null
    },
  }
}

export type Firewall = ReturnType<typeof createFirewall>
