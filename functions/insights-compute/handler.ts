import { type InsightsRequested, insightsRequested } from '../../services/careers/events.ts'
import type { createComputing } from '../../services/careers/insights/computing.ts'
import type { Publish } from '../../services/platform/publish.ts'

export interface HandlerDeps {
  computing: ReturnType<typeof createComputing>
  publish: Publish
}

/** Computes what a person's jobs ask for. What does not fit into one run is asked for again. */
export function createHandler({ computing, publish }: HandlerDeps) {
  return async ({ ownerId }: InsightsRequested): Promise<void> => {
    if ((await computing.compute(ownerId)) === 'more') await publish(insightsRequested, { ownerId })
  }
}
