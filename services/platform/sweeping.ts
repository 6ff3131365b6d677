// The regular search for recorded work that has stalled. A room says what is due and what to do about one item;
// everything else is here.

export interface Sweeping<Item extends { id: string } = { id: string }> {
  /** The items that the sweep should handle, the longest due first. Handled items are no longer due. */
  due(limit: number): Promise<Item[]>
  /** Handles one item. Returns what was done, in a word for the log; null when nothing was. It may run twice. */
  sweepOne(item: Item): Promise<string | null>
}

/** How often each thing was done. */
export type SweepReport = Record<string, number>

export interface SweepLimits {
  /** Milliseconds since the epoch; the next tick continues from there. */
  until: number
  now: () => number
}

const BATCH = 100
const AT_ONCE = 10

/**
 * Works until nothing of the room is due or the time is over. An item that fails does not stop the others; its error is
 * thrown at the end.
 */
export async function sweepRoom<Item extends { id: string }>(
  { due, sweepOne }: Sweeping<Item>,
  { until, now }: SweepLimits,
): Promise<SweepReport> {
  const report: SweepReport = {}
  const seen = new Set<string>()
  const failures: unknown[] = []
  while (now() < until) {
    // An item that stays due after it was handled would otherwise keep this tick busy forever.
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

interface JoinedItem {
  id: string
  part: Sweeping
  item: { id: string }
}

/** Sweeping of several parts of a room, by name. */
export const joinSweepings = (parts: Record<string, Sweeping>): Sweeping<JoinedItem> => ({
  async due(limit) {
    const due = Object.entries(parts).map(async ([name, part]) =>
      (await part.due(limit)).map((item) => ({ id: `${name}/${item.id}`, part, item })),
    )
    return (await Promise.all(due)).flat()
  },
  sweepOne: ({ part, item }) => part.sweepOne(item),
})
