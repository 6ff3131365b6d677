import type { Trigger } from '../../services/platform/trigger.ts'
import { knowledgeChanged, orderPlaced } from '../../services/shop/events.ts'

export const trigger = {
  name: 'order-fulfil',
  topic: orderPlaced,
  // Invoices are set with the fonts and the typesetter of all papers.
  memory: '1Gi',
  cpu: '1',
  concurrency: 4,
  timeoutSeconds: 120,
  maxInstances: 4,
  database: 'write',
  // A variant that was sold out is no longer offered.
  publishes: [knowledgeChanged],
} as const satisfies Trigger
