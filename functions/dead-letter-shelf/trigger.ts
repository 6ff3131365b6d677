import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'dead-letter-shelf',
  topic: 'dead-letters',
  memory: '512Mi',
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 2,
  database: 'write',
} as const satisfies Trigger
