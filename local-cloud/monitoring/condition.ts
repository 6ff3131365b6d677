// When a condition of an alert policy is met. Each is asked once a minute.
// Source: https://cloud.google.com/monitoring/alerts/concepts-indepth
import { aggregate, allLabels, checkAggregation, type Group, labelsOf, selected } from './aggregate.ts'
import type { ConditionDescription, ObjectiveDescription } from './description.ts'
import { parseFilter } from './filter.ts'
import { createIndicator } from './objective.ts'
import type { AllSeries } from './series.ts'

export interface Verdict {
  /** The labels of each series that meets the condition. */
  met: Record<string, string>[]
  /** Whether there was anything to judge. */
  hasData: boolean
}

export interface Condition {
  name: string
  /** `minute` is exclusive: minutes since the epoch of which the last is over. */
  judge(minute: number): Verdict
}

type Kind<Name extends ConditionDescription['kind']> = Extract<ConditionDescription, { kind: Name }>

/** Throws what is not simulated. Matched logs are not asked but told. */
export function createCondition(
  condition: Exclude<ConditionDescription, { kind: 'matched-log' }>,
  all: AllSeries,
  objectives: readonly ObjectiveDescription[],
): Condition {
  switch (condition.kind) {
    case 'threshold':
      return threshold(condition, all)
    case 'absence':
      return absence(condition, all)
    case 'burn-rate':
      return burnRate(condition, all, objectives)
  }
}

function threshold(condition: Kind<'threshold'>, all: AllSeries): Condition {
  const { aggregation, denominator, comparison, durationSeconds, missing, count } = condition
  const filter = parseFilter(condition.filter)
  const below = denominator && parseFilter(denominator.filter)
  checkAggregation(aggregation)
  if (denominator) checkAggregation(denominator.aggregation)
  /** Since which minute each group violates the threshold. */
  const violating = new Map<string, number>()
  const isOver = (value: number) =>
    comparison === 'GT' ? value > condition.threshold : value < condition.threshold

  function values(minute: number): Group[] {
    const groups = aggregate(all, filter, aggregation, minute)
    if (!denominator || !below) return groups
    const totals = new Map(
      aggregate(all, below, denominator.aggregation, minute).map(({ labels, value }) => [
        JSON.stringify(labels),
        value,
      ]),
    )
    return groups.flatMap(({ labels, value }) => {
      const total = totals.get(JSON.stringify(labels))
      return total ? [{ labels, value: value / total }] : []
    })
  }

  return {
    name: condition.name,
    judge(minute) {
      const groups = new Map(values(minute).map((group) => [JSON.stringify(group.labels), group]))
      for (const [key, { value }] of groups) {
        if (!isOver(value)) violating.delete(key)
        else if (!violating.has(key)) violating.set(key, minute)
      }
      for (const [key, since] of violating) {
        if (groups.has(key) || missing === 'active') continue
        // Without data a condition that is met stays so, and one that is not has to begin anew.
        if (missing === 'inactive' || !hasLasted(since, minute, durationSeconds)) violating.delete(key)
      }
      const met = [...violating].flatMap(([key, since]) =>
        hasLasted(since, minute, durationSeconds) ? [JSON.parse(key) as Record<string, string>] : [],
      )
      return { met: met.length >= count ? met : [], hasData: groups.size > 0 }
    },
  }
}

const hasLasted = (since: number, minute: number, seconds: number) => (minute - since) * 60 >= seconds

/** Only what was there once can be absent. */
function absence(condition: Kind<'absence'>, all: AllSeries): Condition {
  const filter = parseFilter(condition.filter)
  checkAggregation(condition.aggregation)
  const { groupBy, reducer } = condition.aggregation
  return {
    name: condition.name,
    judge(minute) {
      const newest = new Map<string, { labels: Record<string, string>; minute: number }>()
      for (const series of selected(all, filter)) {
        const labels = reducer === 'REDUCE_NONE' ? allLabels(series) : labelsOf(series, groupBy)
        const key = JSON.stringify(labels)
        newest.set(key, { labels, minute: Math.max(series.newest, newest.get(key)?.minute ?? 0) })
      }
      const met = [...newest.values()].flatMap((each) =>
        (minute - 1 - each.minute) * 60 >= condition.durationSeconds ? [each.labels] : [],
      )
      return { met, hasData: met.length < newest.size }
    },
  }
}

/** How many times faster than allowed the error budget is spent. */
function burnRate(
  condition: Kind<'burn-rate'>,
  all: AllSeries,
  objectives: readonly ObjectiveDescription[],
): Condition {
  const objective = objectives.find(({ name }) => name === condition.objective)
  if (!objective) throw new Error(`There is no service level objective ${condition.objective}`)
  const indicator = createIndicator(objective, all)
  let since: number | null = null
  return {
    name: condition.name,
    judge(minute) {
      const share = indicator.badShare(minute - condition.lookbackSeconds / 60, minute)
      // Without requests nothing is spent, and nothing proves that it is over.
      if (share !== null)
        since = share / (1 - objective.goal) > condition.threshold ? (since ?? minute) : null
      const isMet = since !== null && hasLasted(since, minute, condition.durationSeconds)
      return { met: isMet ? [{}] : [], hasData: share !== null }
    },
  }
}
