import type { Trigger } from '../../services/platform/trigger.ts'
import { catalogueDiscarded, catalogueUploaded, knowledgeChanged } from '../../services/shop/events.ts'

export const trigger = {
  name: 'catalogue-import',
  topic: catalogueUploaded,
  // A file of fifty megabytes and what is read of it, in the process that reads and in this one.
  memory: '1Gi',
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 4,
  // Every reading has a report under a name of its own.
  buckets: { documents: 'read', papers: ['create', 'read'] },
  database: 'write',
  // What takes longer than one event may is announced again.
  publishes: [catalogueDiscarded, catalogueUploaded, knowledgeChanged],
} as const satisfies Trigger
