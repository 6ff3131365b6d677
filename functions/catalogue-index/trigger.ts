import type { Trigger } from '../../services/platform/trigger.ts'
import { knowledgeChanged } from '../../services/shop/events.ts'

export const trigger = {
  name: 'catalogue-index',
  topic: knowledgeChanged,
  // A catalogue of twenty thousand products and its index, the one before and the one that becomes of it.
  memory: '1Gi',
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 4,
  buckets: { papers: 'manage' },
  database: 'write',
} as const satisfies Trigger
