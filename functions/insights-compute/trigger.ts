import { insightsRequested } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'insights-compute',
  topic: insightsRequested,
  // The model of sentence vectors takes a quarter of it.
  memory: '1Gi',
  cpu: '1',
  // One computation uses the whole processor.
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 4,
  database: 'write',
  publishes: [insightsRequested],
} as const satisfies Trigger
