// Scenarios that are about one service each can run at the same time: who waits for one service leaves room for others.
import type { Scenario } from './scenario.ts'

/** Services at once. Most of what is waited for is a process that starts, or reports only every few seconds. */
const LANES = 6

/** Calls `work` for each, some services at once, one after the other for each service. */
export async function byService<Item>(
  items: readonly Item[],
  serviceOf: (item: Item) => string,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = Map.groupBy(items, serviceOf).values()
  const lane = async () => {
    for (const group of queue) for (const item of group) await work(item)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

export const isShared = (scenario: Scenario): scenario is Scenario & { service: string } =>
  scenario.service !== undefined
