import { insightsRequested } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'insights-compute',
  topic: insightsRequested,
  // The model of sentence vectors takes a quarter of it.
  memory: '1Gi',
  cpu: '0.5',
  // One computation uses all of it, and nobody waits for it at the screen.
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 4,
  database: 'write',
  publishes: [insightsRequested],
} as const satisfies Trigger
