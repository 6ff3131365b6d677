import { cvReady } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'cv-render',
  topic: cvReady,
  // Typesetting and reading back take the processor; fonts and the results that Typst keeps take the memory.
  memory: '1Gi',
  cpu: '1',
  concurrency: 4,
  timeoutSeconds: 120,
  maxInstances: 10,
  buckets: { papers: 'manage' },
  database: 'write',
} as const satisfies Trigger
