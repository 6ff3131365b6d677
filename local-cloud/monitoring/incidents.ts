// Opens and closes incidents, as alert policies say.
import { createCondition, type Verdict } from './condition.ts'
import type { ConditionDescription, MonitoringDescription, PolicyDescription } from './description.ts'
import { parseFilter } from './filter.ts'
import type { LogEntry } from './log-entry.ts'
import { lookAtEntry } from './log-entry.ts'
import { type AllSeries, MINUTE_MS } from './series.ts'

export interface Incident {
  policy: string
  severity: string
  /** The condition that opened it. */
  condition: string
  /** Labels of the series, or of the log entry, that opened it. */
  labels: Record<string, string>
  /** Milliseconds since the epoch. */
  openedAt: number
  /** Null while it is open. */
  closedAt: number | null
  /** The channels that were told. */
  channels: string[]
}

export type Incidents = ReturnType<typeof createIncidents>

/** Throws what is not simulated. */
export function createIncidents({ policies, objectives }: MonitoringDescription, all: AllSeries) {
  const incidents: Incident[] = []
  const watched = policies.map((policy) => createPolicy(policy))

  function createPolicy(policy: PolicyDescription) {
    const asked = policy.conditions
      .filter((condition) => condition.kind !== 'matched-log')
      .map((condition) => createCondition(condition, all, objectives))
    const logs = policy.conditions.filter(isMatchedLog).map((condition) => ({
      ...condition,
      parsed: parseFilter(condition.filter),
    }))
    return { policy, asked, logs, open: null as Incident | null, lastSeen: 0, lastNotified: -Infinity }
  }
  type Watched = ReturnType<typeof createPolicy>

  function openIncident(watch: Watched, condition: string, labels: Record<string, string>, time: number) {
    const { name, severity, channels } = watch.policy
    watch.open = { policy: name, severity, condition, labels, openedAt: time, closedAt: null, channels }
    incidents.push(watch.open)
  }

  function close(watch: Watched, time: number) {
    if (watch.open) watch.open.closedAt = time
    watch.open = null
  }

  return {
    all: incidents,

    /** Judges everything that is over before this minute. */
    judge(minute: number): void {
      const time = minute * MINUTE_MS
      for (const watch of watched) {
        const { policy, asked, open } = watch
        if (asked.length > 0) {
          const verdicts = asked.map((condition) => ({ name: condition.name, ...condition.judge(minute) }))
          if (verdicts.some(({ hasData }) => hasData)) watch.lastSeen = time
          const active = combined(policy.combiner, verdicts)
          // An incident that was closed for want of data is not opened again before there is some.
          const isSeen = time - watch.lastSeen < policy.autoCloseSeconds * 1000
          if (active && !open && isSeen) openIncident(watch, active.name, active.labels, time)
          else if (!active) close(watch, time)
        }
        if (watch.open && time - watch.lastSeen >= policy.autoCloseSeconds * 1000) close(watch, time)
      }
    },

    /** An entry was logged. */
    log(entry: LogEntry, time: number): void {
      for (const watch of watched)
        for (const { name, parsed, rateLimitSeconds } of watch.logs) {
          if (!parsed.matches(lookAtEntry(entry))) continue
          watch.lastSeen = time
          if (watch.open || time - watch.lastNotified < rateLimitSeconds * 1000) continue
          watch.lastNotified = time
          openIncident(watch, name, { 'resource.labels.service_name': entry.service }, time)
        }
    },
  }
}

const isMatchedLog = (
  condition: ConditionDescription,
): condition is Extract<ConditionDescription, { kind: 'matched-log' }> => condition.kind === 'matched-log'

type Named = Verdict & { name: string }

/** The condition that decides, or null while the policy is quiet. */
function combined(
  combiner: PolicyDescription['combiner'],
  verdicts: readonly Named[],
): { name: string; labels: Record<string, string> } | null {
  const active = verdicts.filter(({ met }) => met.length > 0)
  const [first] = active
  if (!first) return null
  if (combiner === 'OR') return { name: first.name, labels: first.met[0] ?? {} }
  if (active.length < verdicts.length) return null
  if (combiner === 'AND') return { name: first.name, labels: first.met[0] ?? {} }
  const labels = first.met.find((candidate) =>
    active.every(({ met }) => met.some((each) => resourceOf(each) === resourceOf(candidate))),
  )
  return labels ? { name: first.name, labels } : null
}

const resourceOf = (labels: Record<string, string>) =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name.startsWith('resource.'))
      .sort(),
  )
