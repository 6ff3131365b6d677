// The regular look after what is recorded and does not go on by itself. A room says what is due and what to do
// about one of it; everything else stands here.

export interface Sweeping<Item extends { id: string } = { id: string }> {
  /** What the sweep should look at, the longest due first. What was dealt with is not due any more. */
  due(limit: number): Promise<Item[]>
  /** Does what one needs. Returns what was done, in a word for the log; null for nothing. May run twice. */
  sweepOne(item: Item): Promise<string | null>
}

/** How often each thing was done. */
export type SweepReport = Record<string, number>

export interface SweepLimits {
  /** Milliseconds since the epoch: the next tick goes on from there. */
  until: number
  now: () => number
}

const BATCH = 100
const AT_ONCE = 10

/**
 * Works until nothing of the room is due, or the time is over. What could not be done for one keeps it from no
 * other, and is thrown at the end.
 */
export async function sweepRoom<Item extends { id: string }>(
  { due, sweepOne }: Sweeping<Item>,
  { until, now }: SweepLimits,
): Promise<SweepReport> {
  const report: SweepReport = {}
  const seen = new Set<string>()
  const failures: unknown[] = []
  while (now() < until) {
    // Something that stays due although it was looked at would otherwise keep this tick busy for ever.
    const fresh = (await due(BATCH)).filter(({ id }) => !seen.has(id))
    if (fresh.length === 0) break
    for (let start = 0; start < fresh.length && now() < until; start += AT_ONCE) {
      const some = fresh.slice(start, start + AT_ONCE)
      for (const { id } of some) seen.add(id)
      for (const outcome of await Promise.allSettled(some.map((item) => sweepOne(item)))) {
        if (outcome.status === 'rejected') failures.push(outcome.reason)
        else if (outcome.value) report[outcome.value] = (report[outcome.value] ?? 0) + 1
      }
    }
  }
  if (failures.length > 0)
    throw new AggregateError(
      failures,
      `${failures.length} of ${seen.size} could not be looked after, the first because of: ${failures[0]}`,
      { cause: failures[0] },
    )
  return report
}
