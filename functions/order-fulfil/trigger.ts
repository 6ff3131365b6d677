import type { Trigger } from '../../services/platform/trigger.ts'
import { knowledgeChanged, orderPlaced } from '../../services/shop/events.ts'

export const trigger = {
  name: 'order-fulfil',
  topic: orderPlaced,
  // Invoices are set with the fonts and the typesetter of all papers.
  memory: '1Gi',
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 120,
  maxInstances: 4,
  buckets: { papers: 'manage' },
  database: 'write',
  // A variant that was sold out is no longer offered; a refund that is done has its mail and its credit note made.
  publishes: [knowledgeChanged, orderPlaced],
  secrets: ['smtp-url', 'shop-key'],
  hasLinks: true,
} as const satisfies Trigger
