import type { Trigger } from '../../services/platform/trigger.ts'
import { catalogueDiscarded } from '../../services/shop/events.ts'

export const trigger = {
  name: 'catalogue-removal',
  topic: catalogueDiscarded,
  memory: '512Mi',
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 4,
  buckets: { documents: 'manage', papers: 'manage' },
  database: 'write',
} as const satisfies Trigger
