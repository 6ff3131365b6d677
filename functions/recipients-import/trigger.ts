import { campaignsDiscarded, recipientsUploaded } from '../../services/campaigns/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'recipients-import',
  topic: recipientsUploaded,
  memory: '1Gi',
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 10,
  // Every reading of a list is stored under a name of its own.
  buckets: { documents: 'read', papers: ['create', 'read'] },
  database: 'write',
  publishes: [campaignsDiscarded],
} as const satisfies Trigger
